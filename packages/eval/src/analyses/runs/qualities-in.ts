import type { Qualities, Quality, QualityMeasure } from "./quality.js";

/** In which result a measure is, and the keys of its number and its interval. */
interface Place {
  readonly result: string;
  readonly key: string;
}

const places: Readonly<Record<QualityMeasure, Place>> = {
  lcWinRate: { result: "alpaca-eval", key: "lengthControlledWinRate" },
  winRate: { result: "alpaca-eval", key: "winRate" },
  rating: { result: "mt-bench", key: "average" },
  skillScore: { result: "flask", key: "average" },
  accuracy: { result: "accuracy", key: "accuracy" },
};

/** The scores in the numbers of a result. Empty if the result is no score. */
export function qualitiesIn(result: string, numbers: Readonly<Record<string, unknown>>): Qualities {
  const found = Object.entries(places)
    .filter(([, place]) => place.result === result)
    .flatMap(([measure, { key }]) => {
      const quality = qualityIn(numbers, key);
      return quality === undefined ? [] : [[measure, quality] as const];
    });
  return Object.fromEntries(found);
}

function qualityIn(numbers: Readonly<Record<string, unknown>>, key: string): Quality | undefined {
  const value = numbers[key];
  if (typeof value !== "number") return undefined;
  const interval = intervalIn(numbers[`${key}Interval`]);
  return { value, ...(interval && { interval }) };
}

function intervalIn(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [low, high] = value as readonly unknown[];
  return typeof low === "number" && typeof high === "number" ? [low, high] : undefined;
}
