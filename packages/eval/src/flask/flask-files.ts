import type { DataRecord } from "../data/data-record.js";
import { EvalDataError } from "../data/eval-data-error.js";
import { filledText, recordField, textField, wholeField } from "../data/fields.js";
import { checkFileKind } from "../data/file-kind.js";
import { findDataFile } from "../data/find-data-file.js";
import { readRecords } from "../data/read-records.js";
import { UniqueIds } from "../data/unique-ids.js";
import type { FlaskPromptTemplate, FlaskSkill } from "./flask-prompt.js";

/** Returns the path of the questions in a data folder. */
export async function findFlaskQuestions(folder: string): Promise<string> {
  const stems = ["flask/flask_evaluation"];
  return findDataFile(folder, { set: "flask", stems, endings: [".jsonl"] });
}

/** The prompt for reviews with a reference answer. The official code uses no other. */
const promptId = 2;

/**
 * Reads the prompt for reviews from a data folder.
 *
 * @throws {EvalDataError} If the file is missing or broken, or has no prompt with the id 2.
 */
export async function readFlaskPrompt(folder: string): Promise<FlaskPromptTemplate> {
  const stems = ["flask/prompt"];
  const file = await findDataFile(folder, { set: "flask", stems, endings: [".jsonl"] });
  for await (const record of readRecords(file)) {
    checkFileKind(record, "FLASK's judge prompts");
    if (record.value["prompt_id"] === promptId) return templateOf(record);
  }
  throw new EvalDataError({
    file,
    problem: "no prompt has the `prompt_id` 2",
    hint: "Download the set: moagraph eval fetch flask.",
  });
}

function templateOf(record: DataRecord): FlaskPromptTemplate {
  const defaults = recordField(record, "defaults");
  return {
    prompt_id: promptId,
    system_prompt: textField(record, "system_prompt"),
    prompt_template: textField(record, "prompt_template"),
    defaults: textsIn(defaults),
  };
}

/** All fields of a record, which are texts. */
function textsIn(record: DataRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(record.value).map((name) => [name, textField(record, name)]),
  );
}

/** Reads the descriptions of the skills from a data folder. */
export async function readFlaskSkillset(folder: string): Promise<readonly FlaskSkill[]> {
  const stems = ["flask/skillset_description"];
  const file = await findDataFile(folder, { set: "flask", stems, endings: [".json"] });
  const skills: FlaskSkill[] = [];
  for await (const record of readRecords(file)) {
    skills.push({
      Skill: filledText(record, "Skill"),
      Criteria: textField(record, "Criteria"),
      Scoring: textsIn(recordField(record, "Scoring")),
    });
  }
  return skills;
}

/** One record of FLASK's own file of answers. */
export interface FlaskAnswer {
  readonly id: number;
  readonly text: string;
}

/**
 * Reads a file of answers in FLASK's own format (`model_output/<model>.jsonl`).
 *
 * @param file - The path of the file. It is not held in memory.
 * @throws {EvalDataError} With file and line, if a record is not of this format, an answer is blank, or an id
 * comes twice.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { readFlaskAnswers } from "@moagraph/eval";
 *
 * await writeFile("moa-lite.jsonl", '{"question_id":1,"text":"An answer."}');
 * for await (const { id, text } of readFlaskAnswers("moa-lite.jsonl")) {
 *   console.log(id, text); // 1 An answer.
 * }
 * ```
 */
export async function* readFlaskAnswers(file: string): AsyncGenerator<FlaskAnswer, void> {
  const ids = new UniqueIds();
  for await (const record of readRecords(file)) {
    checkFileKind(record, "FLASK's answers");
    const id = wholeField(record, "question_id");
    ids.add(id, record);
    yield { id, text: filledText(record, "text") };
  }
}
