import type { JudgmentFile } from "../../benchmark/judging.js";
import type { DataRecord } from "../../data/data-record.js";
import { EvalDataError } from "../../data/eval-data-error.js";
import { filledText, optionalText, textField } from "../../data/fields.js";
import { checkFileKind } from "../../data/file-kind.js";
import { readRecords } from "../../data/read-records.js";
import { UniqueIds } from "../../data/unique-ids.js";
import { codePointLength } from "../../similarity/code-points.js";

/** One comparison of a system's output with the baseline's. */
export interface AlpacaAnnotation {
  readonly instruction: string;
  readonly dataset: string | undefined;
  /** The system that was compared. */
  readonly system: string;
  readonly baseline: string;
  /** The judge. */
  readonly annotator: string | undefined;
  /** From 1 to 2, or 0 for a draw. `undefined` if the judge named no verdict. */
  readonly preference: number | undefined;
  /** Length of the system's output in code points. */
  readonly length: number;
  /** Length of the baseline's output in code points. */
  readonly baselineLength: number;
  /** Whether the reply had log-probabilities. `undefined` if the file does not say. */
  readonly hasLogprobs: boolean | undefined;
  readonly line: number;
}

/**
 * Reads a file of annotations in AlpacaEval's own format, ours or a published one.
 *
 * @param options - The file, and the system if the file has several.
 * @returns The annotations of one system, in the order of the file.
 * @throws {@link EvalDataError} With file and line, if a record is not of this format, has no preference, or an
 *   instruction comes twice. Also if the file has no annotation of the system, or several systems and none is named.
 * @example
 * ```ts
 * import { readAnnotations, winRate } from "@moagraph/eval";
 *
 * async function winRateOf(file: string): Promise<number> {
 *   const annotations = await readAnnotations({ file });
 *   return winRate(annotations.flatMap(({ preference }) => preference ?? [])).winRate;
 * }
 * ```
 */
export async function readAnnotations({ file, system }: JudgmentFile): Promise<AlpacaAnnotation[]> {
  const systems = new Map<string, SystemAnnotations>();
  for await (const record of readRecords(file)) {
    const annotation = annotationIn(record);
    const found = systems.get(annotation.system) ?? { annotations: [], ids: new UniqueIds() };
    systems.set(annotation.system, found);
    found.ids.add(annotation.instruction, record);
    found.annotations.push(annotation);
  }
  return annotationsOf(file, systems, system);
}

interface SystemAnnotations {
  readonly annotations: AlpacaAnnotation[];
  readonly ids: UniqueIds;
}

function annotationsOf(
  file: string,
  systems: ReadonlyMap<string, SystemAnnotations>,
  system: string | undefined,
): AlpacaAnnotation[] {
  const names = [...systems.keys()];
  if (system === undefined && names.length > 1) throw severalSystems(file, names);
  const found = systems.get(system ?? names[0] ?? "");
  if (found === undefined) throw noSystem(file, names);
  return found.annotations;
}

function annotationIn(record: DataRecord): AlpacaAnnotation {
  checkFileKind(record, "AlpacaEval's annotations");
  return {
    instruction: filledText(record, "instruction"),
    dataset: optionalText(record, "dataset"),
    system: filledText(record, "generator_2"),
    baseline: filledText(record, "generator_1"),
    annotator: optionalText(record, "annotator"),
    preference: preferenceIn(record),
    length: codePointLength(textField(record, "output_2")),
    baselineLength: codePointLength(textField(record, "output_1")),
    hasLogprobs: hasLogprobs(record.value["raw_completion"]),
    line: record.line,
  };
}

/** Only a judgment that says it is unclear may have no preference. */
function preferenceIn(record: DataRecord): number | undefined {
  const { preference, unclear } = record.value;
  if (preference === null && typeof unclear === "object" && unclear !== null) return undefined;
  if (preference === 0 || (typeof preference === "number" && preference >= 1 && preference <= 2))
    return preference;
  throw noPreference(record, preference);
}

function hasLogprobs(completion: unknown): boolean | undefined {
  if (typeof completion !== "object" || completion === null) return undefined;
  return "logprobs" in completion && completion.logprobs != null;
}

function noPreference(record: DataRecord, preference: unknown): EvalDataError {
  const found = typeof preference === "number" ? `${preference}` : `${preference as string | null}`;
  return new EvalDataError({
    ...record,
    problem: `\`preference\` is ${found.slice(0, 20)}, expected a number from 1 to 2, or 0 for a draw`,
    hint: "Judge this instruction again. Without it, the win rate would be over a smaller sample.",
  });
}

function severalSystems(file: string, names: readonly string[]): EvalDataError {
  return new EvalDataError({
    file,
    problem: `the file has annotations of ${names.length} systems: ${names.slice(0, 10).join(", ")}`,
    hint: `Name one of them, as in --system ${JSON.stringify(names[0])}.`,
  });
}

function noSystem(file: string, names: readonly string[]): EvalDataError {
  const found =
    names.length === 0 ? "no annotations" : `annotations of ${names.slice(0, 10).join(", ")}`;
  return new EvalDataError({
    file,
    problem: `the file has ${found}, expected those of the system`,
    hint: "Judge the answers first: moagraph eval judge. Or name a system of the file.",
  });
}
