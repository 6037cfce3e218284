import type { Question, QuestionId } from "../benchmark/question.js";
import type { DataRecord } from "../data/data-record.js";
import { EvalDataError } from "../data/eval-data-error.js";
import { filledText, optionalText, recordsField, textsField, wrongField } from "../data/fields.js";

/**
 * Returns the question in a record of a file of your own.
 *
 * @throws {EvalDataError} With file and line, if there is no question, or a field has a wrong value.
 */
export function readOwnQuestion(record: DataRecord): Question {
  const category = optionalText(record, "category");
  const answer = answerIn(record);
  return {
    id: idIn(record),
    turns: turnsIn(record),
    ...(category !== undefined && { category }),
    ...(answer !== undefined && { answer }),
    record: record.value,
  };
}

function idIn(record: DataRecord): QuestionId {
  const id = record.value["id"] ?? record.line;
  if (Number.isSafeInteger(id)) return id as number;
  if (typeof id === "string" && id.trim() !== "") return id;
  throw wrongField(record, "id", "a text or a whole number");
}

/** How a record can ask its question. */
const readers: Readonly<Record<string, (record: DataRecord) => readonly string[]>> = {
  question: (record) => [filledText(record, "question")],
  prompt: (record) => [filledText(record, "prompt")],
  turns: filledTurns,
  messages: (record) => recordsField(record, "messages").map(userText),
};

function turnsIn(record: DataRecord): readonly string[] {
  const [name, ...others] = Object.keys(readers).filter((field) => field in record.value);
  const read = name === undefined ? undefined : readers[name];
  if (read === undefined) throw noQuestion(record);
  if (others.length > 0) throw severalQuestions(record, [name ?? "", ...others]);
  return read(record);
}

function filledTurns(record: DataRecord): readonly string[] {
  const turns = textsField(record, "turns");
  if (turns.some((turn) => turn.trim() === "")) {
    throw wrongField(record, "turns", "texts that are not blank");
  }
  return turns;
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
