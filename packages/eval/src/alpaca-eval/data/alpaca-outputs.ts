import type { Question, QuestionId } from "../../benchmark/question.js";
import type { DataRecord } from "../../data/data-record.js";
import { EvalDataError } from "../../data/eval-data-error.js";
import { optionalText, textField, wholeField } from "../../data/fields.js";
import { checkFileKind } from "../../data/file-kind.js";
import { readRecords } from "../../data/read-records.js";
import { UniqueIds } from "../../data/unique-ids.js";

/** A model's outputs, by question. */
export interface AlpacaOutputs {
  readonly file: string;
  /** Number of outputs. */
  readonly size: number;
  /**
   * The output for a question: by its instruction if the file has instructions, otherwise by its id.
   *
   * @param question - A question of the benchmark.
   * @throws {@link EvalDataError} If the file has none.
   */
  of(question: Question): string;
}

/** One record of a file of outputs. */
export interface AlpacaOutput {
  /** The instruction, or the position if the file has no instructions. */
  readonly key: QuestionId;
  readonly output: string;
  readonly line: number;
}

/**
 * Reads a file of outputs: AlpacaEval's `model_outputs.json`, or records with `id` and `output`.
 *
 * An empty output is allowed and has length 0.
 *
 * @param file - Ends with `.json` or `.jsonl`, or with `.gz` after it.
 * @throws {@link EvalDataError} With file and line, if a record has no text `output`, or a question comes twice.
 * @example
 * ```ts
 * import { averageLength, codePointLength, readAlpacaOutputs } from "@moagraph/eval";
 *
 * async function lengthOf(file: string): Promise<number> {
 *   const lengths: number[] = [];
 *   for await (const { output } of readAlpacaOutputs(file)) lengths.push(codePointLength(output));
 *   return averageLength(lengths);
 * }
 * ```
 */
export async function* readAlpacaOutputs(file: string): AsyncGenerator<AlpacaOutput, void> {
  const seen = new UniqueIds();
  for await (const record of readRecords(file)) {
    checkFileKind(record, "AlpacaEval's answers");
    const key = keyOf(record);
    seen.add(key, record);
    yield { key, output: textField(record, "output"), line: record.line };
  }
}

/**
 * Loads a file of outputs.
 *
 * @param file - As for {@link readAlpacaOutputs}.
 * @throws {@link EvalDataError} As {@link readAlpacaOutputs}, and if the file has no outputs.
 */
export async function loadAlpacaOutputs(file: string): Promise<AlpacaOutputs> {
  const outputs = new Map<QuestionId, string>();
  for await (const { key, output } of readAlpacaOutputs(file)) outputs.set(key, output);
  if (outputs.size === 0) throw empty(file);
  return { file, size: outputs.size, of: (question) => outputOf(file, outputs, question) };
}

function keyOf(record: DataRecord): QuestionId {
  return optionalText(record, "instruction") ?? wholeField(record, "id");
}

function outputOf(
  file: string,
  outputs: ReadonlyMap<QuestionId, string>,
  { id, turns: [instruction = ""] }: Question,
): string {
  const output = outputs.get(instruction) ?? outputs.get(id);
  if (output === undefined) throw missing(file, id);
  return output;
}

function missing(file: string, id: QuestionId): EvalDataError {
  return new EvalDataError({
    file,
    problem: `there is no output for the question with the id ${JSON.stringify(id)}`,
    hint: "Use the instructions and the outputs of the same version: moagraph eval fetch alpaca-eval.",
  });
}

function empty(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: "the file has no outputs",
    hint: "Download it again: moagraph eval fetch alpaca-eval.",
  });
}
