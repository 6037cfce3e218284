import type { DataRecord } from "./data-record.js";
import { EvalDataError } from "./eval-data-error.js";

/** The sorts of files that benchmarks have, each with fields that only it has. The first that fits is meant. */
const signatures = {
  "MT-Bench's judgments": ["question_id", "judge", "judgment", "turn"],
  "MT-Bench's answers": ["question_id", "choices"],
  "MT-Bench's questions": ["question_id", "category", "turns"],
  "MT-Bench's judge prompts": ["name", "prompt_template", "output_format"],
  "FLASK's reviews": ["review"],
  "FLASK's questions": ["idx", "instruction", "skill"],
  "FLASK's answers": ["question_id", "text"],
  "FLASK's judge prompts": ["prompt_id", "prompt_template"],
  "AlpacaEval's annotations": ["instruction", "output_1", "output_2"],
  "AlpacaEval's answers": ["instruction", "output", "generator"],
  "AlpacaEval's questions": ["instruction", "dataset"],
} as const;

/** A sort of file, by the benchmark that has it. */
export type FileKind = keyof typeof signatures;

const kinds = Object.keys(signatures) as FileKind[];

/**
 * Returns the sort of file that a record is from, by the names of its fields.
 *
 * @param record - A record.
 * @returns The sort. `undefined` if it is of no benchmark.
 */
export function fileKindOf({ value }: DataRecord): FileKind | undefined {
  return kinds.find((kind) => signatures[kind].every((name) => name in value));
}

/**
 * Refuses a record of another sort of file. A record of no known sort passes: the checks of its fields
 * say what is missing.
 *
 * @throws {EvalDataError} If the record is of a known sort that is not expected.
 */
export function checkFileKind(record: DataRecord, ...expected: readonly FileKind[]): void {
  const kind = fileKindOf(record);
  if (kind === undefined || expected.includes(kind)) return;
  const wanted = expected[0] ?? "questions of your own";
  throw new EvalDataError({
    ...record,
    problem: `the record is from ${kind}, expected ${wanted}`,
    hint: `Pass the file with ${wanted}, or choose the benchmark that the file belongs to.`,
  });
}
