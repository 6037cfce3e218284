import type { QuestionId } from "../benchmark/question.js";
import type { DataRecord } from "../data/data-record.js";
import { filledTexts, recordsField, textField, wholeField } from "../data/fields.js";
import { checkFileKind } from "../data/file-kind.js";
import { findDataFile } from "../data/find-data-file.js";
import { readRecords } from "../data/read-records.js";
import { UniqueIds } from "../data/unique-ids.js";
import type { MtBenchPromptTemplate } from "./mt-bench-prompt.js";

/** Returns the path of the questions in a data folder. */
export async function findMtBenchQuestions(folder: string): Promise<string> {
  return findDataFile(folder, {
    set: "mt-bench",
    stems: ["mt_bench/question"],
    endings: [".jsonl"],
  });
}

/** Reads the judge's prompts from a data folder. */
export async function readMtBenchPrompts(folder: string): Promise<MtBenchPromptTemplate[]> {
  const file = await findDataFile(folder, {
    set: "mt-bench",
    stems: ["mt_bench/judge_prompts"],
    endings: [".jsonl"],
  });
  const prompts: MtBenchPromptTemplate[] = [];
  for await (const record of readRecords(file)) {
    checkFileKind(record, "MT-Bench's judge prompts");
    prompts.push(templateOf(record));
  }
  return prompts;
}

function templateOf(record: DataRecord): MtBenchPromptTemplate {
  return {
    name: textField(record, "name"),
    system_prompt: textField(record, "system_prompt"),
    prompt_template: textField(record, "prompt_template"),
  };
}

/** GPT-4's reference answers by the question's id. */
export async function readMtBenchReferences(
  folder: string,
): Promise<ReadonlyMap<QuestionId, readonly string[]>> {
  const file = await findDataFile(folder, {
    set: "mt-bench",
    stems: ["mt_bench/reference_answer_gpt-4", "mt_bench/reference_answer/gpt-4"],
    endings: [".jsonl"],
  });
  const references = new Map<QuestionId, readonly string[]>();
  for await (const { id, turns } of readMtBenchAnswers(file)) references.set(id, turns);
  return references;
}

/** One record of MT-Bench's own file of answers. */
export interface MtBenchAnswer {
  readonly id: number;
  /** The name of the system that answered. */
  readonly system: string;
  /** The answers, one for each turn. */
  readonly turns: readonly string[];
}

/**
 * Reads a file of answers in MT-Bench's own format (`model_answer/<model>.jsonl`). Of several choices, the first
 * counts, as in the official code.
 *
 * @param file - The path of the file. It is not held in memory.
 * @throws {EvalDataError} With file and line, if a record is not of this format, an answer is blank, or an id comes
 * twice.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { readMtBenchAnswers } from "@moagraph/eval";
 *
 * const record = { question_id: 81, model_id: "moa-lite", choices: [{ turns: ["Hi.", "Ho."] }] };
 * await writeFile("moa-lite.jsonl", JSON.stringify(record));
 * for await (const { id, turns } of readMtBenchAnswers("moa-lite.jsonl")) {
 *   console.log(id, turns); // 81 [ 'Hi.', 'Ho.' ]
 * }
 * ```
 */
export async function* readMtBenchAnswers(file: string): AsyncGenerator<MtBenchAnswer, void> {
  const ids = new UniqueIds();
  for await (const record of readRecords(file)) {
    checkFileKind(record, "MT-Bench's answers");
    const id = wholeField(record, "question_id");
    ids.add(id, record);
    const [choice] = recordsField(record, "choices");
    const turns = filledTexts(choice as DataRecord, "turns");
    yield { id, system: textField(record, "model_id"), turns };
  }
}
