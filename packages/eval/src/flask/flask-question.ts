import type { Question } from "../benchmark/question.js";
import type { DataRecord } from "../data/data-record.js";
import { filledText, textField, textsField, wholeField } from "../data/fields.js";
import type { FlaskPromptParts } from "./flask-prompt.js";

/**
 * Returns the question in a record of `flask_evaluation.jsonl`. Its category is its first domain.
 *
 * @throws {EvalDataError} If a field is missing or has a wrong value.
 */
export function readFlaskQuestion(record: DataRecord): Question {
  const id = wholeField(record, "idx");
  const turns = [filledText(record, "instruction")];
  const category = textsField(record, "domain").find((domain) => domain !== unknownDomain);
  textField(record, "answer");
  textsField(record, "skill");
  const group = category === undefined ? {} : { category };
  return { id, turns, ...group, record: record.value };
}

/** What eleven questions have as their domain. */
const unknownDomain = "-1";

/** What the judge is shown of a question that {@link readFlaskQuestion} has returned. */
export function flaskQuestionOf({
  id,
  record: value,
}: Question): Omit<FlaskPromptParts, "response"> {
  const record = { file: `question ${id}`, line: 1, value };
  return {
    instruction: textField(record, "instruction"),
    answer: textField(record, "answer"),
    skills: textsField(record, "skill"),
  };
}
