import type { JudgmentFile } from "../benchmark/judging.js";
import type { DataRecord } from "../data/data-record.js";
import { EvalDataError } from "../data/eval-data-error.js";
import { numberField, optionalText, textField, wholeField } from "../data/fields.js";
import { checkFileKind } from "../data/file-kind.js";
import { readRecords } from "../data/read-records.js";
import { shortList } from "../errors/short-list.js";
import type { MtBenchRating } from "./mt-bench-scores.js";

/** A rating, and where it was read. */
export interface MtBenchJudgment extends MtBenchRating {
  /** The system that was judged. */
  readonly model: string;
  readonly line: number;
}

/**
 * Reads a file of judgments in MT-Bench's own format, such as `gpt-4_single.jsonl`.
 *
 * @returns The ratings of one system, in the order of the file.
 * @throws {EvalDataError} With file and line, if a record is not of this format. Also if the file has no judgment
 * of the system, or several systems and none is named.
 */
export async function readMtBenchJudgments({
  file,
  system,
}: JudgmentFile): Promise<MtBenchJudgment[]> {
  const all: MtBenchJudgment[] = [];
  for await (const record of readRecords(file)) all.push(judgmentOf(record));
  const systems = [...new Set(all.map(({ model }) => model))];
  const chosen = system ?? systems[0];
  if (system === undefined && systems.length > 1) throw severalSystems(file, systems);
  if (chosen === undefined || !systems.includes(chosen)) throw noSystem(file, system, systems);
  return all.filter(({ model }) => model === chosen);
}

function judgmentOf(record: DataRecord): MtBenchJudgment {
  checkFileKind(record, "MT-Bench's judgments");
  return {
    question_id: wholeField(record, "question_id"),
    model: textField(record, "model"),
    turn: wholeField(record, "turn"),
    score: numberField(record, "score"),
    category: optionalText(record, "category"),
    line: record.line,
  };
}

function severalSystems(file: string, systems: readonly string[]): EvalDataError {
  return new EvalDataError({
    file,
    problem: `the file has judgments of ${systems.length} systems: ${shortList(systems)}`,
    hint: `Name one of them, as in --system ${JSON.stringify(systems[0])}.`,
  });
}

function noSystem(
  file: string,
  system: string | undefined,
  systems: readonly string[],
): EvalDataError {
  const found = systems.length === 0 ? "no judgments" : `judgments of ${shortList(systems)}`;
  const expected = system === undefined ? "at least one" : `some of ${JSON.stringify(system)}`;
  return new EvalDataError({
    file,
    problem: `the file has ${found}, expected ${expected}`,
    hint: "Judge the answers first: moagraph eval judge. Or name a system of the file.",
  });
}
