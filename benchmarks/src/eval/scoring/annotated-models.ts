import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { type GamedRow, readLengthControlTables } from "@moagraph/eval";
import { chance } from "../../chance.js";

/** Annotations of AlpacaEval, as numbers. */
export interface AnnotatedModels {
  /** Whether they are the published ones, or made up with the same sizes. */
  readonly arePublished: boolean;
  readonly models: readonly AnnotatedModel[];
  readonly gamed: readonly GamedRow[];
  readonly difficulties: readonly number[];
}

/** A model with its preferences. Row i of each list belongs to the same annotation. */
export interface AnnotatedModel {
  readonly preferences: readonly number[];
  /** Lengths in code points. */
  readonly lengths: readonly number[];
  readonly baselineLengths: readonly number[];
}

const instructions = 805;

/** The folder of public data, next to the repository. They may not be published with it. */
const dataFolder = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));

/** Reads the published annotations. If they do not exist, makes some up. */
export async function annotatedModels(count: number): Promise<AnnotatedModels> {
  const tables = existsSync(dataFolder) ? await readLengthControlTables(dataFolder) : undefined;
  if (tables === undefined) return madeUpModels(count);
  const { gamed, difficulties } = tables;
  return { arePublished: true, models: publishedModels().slice(0, count), gamed, difficulties };
}

interface PublishedRow {
  readonly n: number;
  readonly preference: readonly number[];
  readonly len_output: readonly number[];
  /** Absent if no instruction is missing. */
  readonly ids?: readonly number[];
}

function publishedModels(): AnnotatedModel[] {
  const file = readFileSync(`${dataFolder}alpaca_eval/annotations_numeric_dev.jsonl.gz`);
  const baseline = JSON.parse(
    readFileSync(`${dataFolder}alpaca_eval/baseline_lengths.json`, "utf8"),
  ) as { readonly len_output: readonly number[] };
  const lines = gunzipSync(file).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const { n, preference, len_output: lengths, ids } = JSON.parse(line) as PublishedRow;
    const baselineLengths = Array.from(
      { length: n },
      (_, row) => baseline.len_output[ids?.[row] ?? row] ?? Number.NaN,
    );
    return { preferences: preference, lengths, baselineLengths };
  });
}

/** Annotations with the sizes of the published ones. Longer outputs win more often. */
export function madeUpModels(count: number): AnnotatedModels {
  const numbers = Array.from({ length: instructions }, (_, index) => index);
  const difficulties = numbers.map((row) => 4 * chance("difficulty", row) - 2);
  const baselineLengths = numbers.map((row) => lengthOf("baseline", row));
  const models = Array.from({ length: count }, (_, model) => {
    const lengths = numbers.map((row) => lengthOf(model, row));
    const preferences = numbers.map((row) => {
      const longer = ((lengths[row] ?? 0) - (baselineLengths[row] ?? 0)) / 2_000;
      const z = longer + (difficulties[row] ?? 0) / 2 + 4 * chance("luck", model, row) - 2;
      return 1 + 1 / (1 + Math.exp(-z));
    });
    return { preferences, lengths, baselineLengths };
  });
  return { arePublished: false, models, gamed: madeUpGamed(difficulties), difficulties };
}

function lengthOf(model: number | string, row: number): number {
  return Math.floor(400 + 3_000 * chance("length", model, row));
}

/** Rows of a verbose and of a concise baseline. */
function madeUpGamed(difficulties: readonly number[]): GamedRow[] {
  return [-1, 1].flatMap((sign) =>
    difficulties.map((instructionDifficulty, row) => ({
      preference: 0.5 - (sign * chance("gamed", sign, row)) / 4,
      stdDeltaLen: sign * 2 * chance("gamed length", sign, row),
      instructionDifficulty,
    })),
  );
}
