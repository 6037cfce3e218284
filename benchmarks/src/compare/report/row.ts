import { interquartileRange, median } from "simple-statistics";
import type { CaseName } from "../cases/case-name.js";
import type { Samples } from "../measure/interleave.js";
import type { Metric, Sample } from "../measure/sample.js";
import type { Variant } from "../programs/program.js";

/** One figure: a line of `results.json`. */
export interface Row {
  readonly case: CaseName;
  /** The shape of the graph, or the started program. */
  readonly shape: string;
  readonly variant: Variant;
  readonly metric: Metric;
  readonly median: number;
  /** The interquartile range; 0 for one repetition. */
  readonly spread: number;
  readonly unit: Unit;
  /** The ratio to the hand-written program; `null` if that took nothing. */
  readonly ratioToHandWritten: number | null;
  readonly repetitions: number;
}

type Unit = "ms" | "µs" | "kB" | "";

const units: Readonly<Record<Metric, Unit>> = {
  "cpu-ms": "ms",
  "cpu-us-per-token": "µs",
  "first-token-ms": "ms",
  "heap-growth-kb": "kB",
  "import-ms": "ms",
  "live-kb-per-run": "kB",
  "wall-ms": "ms",
  warnings: "",
};

/** The figures of programs measured side by side. */
export function rowsOf(name: CaseName, shape: string, samples: Samples): Row[] {
  const reference = samples.get("hand-written") ?? [];
  return [...samples].flatMap(([variant, list]) =>
    (Object.keys(list[0] ?? {}) as Metric[]).map((metric) => {
      const values = valuesOf(list, metric);
      return {
        case: name,
        shape,
        variant,
        metric,
        median: rounded(median(values)),
        spread: rounded(interquartileRange(values)),
        unit: units[metric],
        ratioToHandWritten: ratioOf(values, valuesOf(reference, metric)),
        repetitions: values.length,
      };
    }),
  );
}

function valuesOf(samples: readonly Sample[], metric: Metric): number[] {
  return samples.map((sample) => sample[metric] ?? 0);
}

/**
 * The median of the ratios within each round, which is robust against other load. If the rounds
 * differ, the ratio of the medians.
 */
function ratioOf(values: number[], reference: number[]): number | null {
  const isPaired = reference.length === values.length;
  const ratios = values.map((value, round) => value / (reference[round] ?? Number.NaN));
  if (reference.length === 0 || reference.includes(0)) return null;
  return rounded(isPaired ? median(ratios) : median(values) / median(reference));
}

/** Rounds to four digits, which is more than the measurements' precision. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
