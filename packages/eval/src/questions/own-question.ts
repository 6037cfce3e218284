import type { Question, QuestionId } from "../benchmark/question.js";
import type { DataRecord } from "../data/data-record.js";
import { EvalDataError } from "../data/eval-data-error.js";
import { filledText, filledTexts, optionalText, recordsField, wrongField } from "../data/fields.js";

/**
 * Returns the question in a record of a file of your own.
 *
 * @param record - The record.
 * @param usualId - The id of a record without one.
 * @throws {EvalDataError} With file and line, if there is no question, or a field has a wrong value.
 */
export function readOwnQuestion(record: DataRecord, usualId: number): Question {
  const category = optionalText(record, "category");
  const answer = answerIn(record);
  return {
    id: idIn(record, usualId),
    turns: turnsIn(record),
    ...(category !== undefined && { category }),
    ...(answer !== undefined && { answer }),
    record: record.value,
  };
}

function idIn(record: DataRecord, usualId: number): QuestionId {
  const id = record.value["id"] ?? usualId;
  if (Number.isSafeInteger(id)) return id as number;
  if (typeof id === "string" && id.trim() !== "") return id;
  throw wrongField(record, "id", "a text or a whole number");
}

/** How a record can ask its question. */
const readers: Readonly<Record<string, (record: DataRecord) => readonly string[]>> = {
  question: (record) => [filledText(record, "question")],
  prompt: (record) => [filledText(record, "prompt")],
  turns: (record) => filledTexts(record, "turns"),
  messages: (record) => recordsField(record, "messages").map(userText),
};

function turnsIn(record: DataRecord): readonly string[] {
  const [name, ...others] = Object.keys(readers).filter((field) => field in record.value);
  const read = name === undefined ? undefined : readers[name];
  if (read === undefined) throw noQuestion(record);
  if (others.length > 0) throw severalQuestions(record, [name ?? "", ...others]);
  return read(record);
}

function userText(message: DataRecord): string {
  if (message.value["role"] !== "user") throw wrongRole(message);
  return filledText(message, "content");
}

function answerIn(record: DataRecord): string | undefined {
  const answer = record.value["answer"];
  return typeof answer === "number" ? String(answer) : optionalText(record, "answer");
}

function noQuestion(record: DataRecord): EvalDataError {
  return new EvalDataError({
    ...record,
    problem: "the record has no question",
    hint: 'Write {"question": "…"}. `prompt`, `turns` and `messages` are possible, too.',
  });
}

function severalQuestions(record: DataRecord, names: readonly string[]): EvalDataError {
  return new EvalDataError({
    ...record,
    problem: `the record has ${names.map((name) => `\`${name}\``).join(" and ")}, expected one of them`,
    hint: "Remove the other fields.",
  });
}

function wrongRole({ file, line, path }: DataRecord): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: `the role of \`${path}\` is not user`,
    hint: "Only the messages of the user are asked. Put instructions into the graph, as `prompt` of its nodes.",
  });
}
