import { isRecord } from "../../data/is-record.js";
import type { Qualities, Quality, QualityMeasure } from "./quality.js";

type Numbers = Readonly<Record<string, unknown>>;

/** Where a measure is in the numbers of a result. */
interface Place {
  readonly result: string;
  readonly find: (numbers: Numbers) => Quality | undefined;
}

const places: Readonly<Record<QualityMeasure, Place>> = {
  lcWinRate: {
    result: "alpaca-eval",
    find: named("lengthControlledWinRate"),
  },
  winRate: { result: "alpaca-eval", find: named("winRate") },
  rating: { result: "mt-bench", find: named("average") },
  skillScore: { result: "flask", find: meanOfSkills },
  accuracy: { result: "accuracy", find: named("accuracy") },
};

/** The scores in the numbers of a result. Empty if the result is no score. */
export function qualitiesIn(result: string, numbers: Numbers): Qualities {
  const found = Object.entries(places).flatMap(([measure, place]) => {
    const quality = place.result === result ? place.find(numbers) : undefined;
    return quality === undefined ? [] : [[measure, quality] as const];
  });
  return Object.fromEntries(found);
}

/** A number, with its interval in `intervals`. */
function named(key: string): Place["find"] {
  return (numbers) => {
    const { [key]: value, intervals } = numbers;
    return qualityOf(value, isRecord(intervals) ? intervals[key] : undefined);
  };
}

/** FLASK has no overall score. The mean of the skills' means compares runs. */
function meanOfSkills({ skills }: Numbers): Quality | undefined {
  if (!Array.isArray(skills)) return undefined;
  const means = skills.flatMap((skill: unknown) =>
    isRecord(skill) && typeof skill["mean"] === "number" ? [skill["mean"]] : [],
  );
  if (means.length === 0) return undefined;
  return { value: means.reduce((sum, each) => sum + each, 0) / means.length };
}

function qualityOf(value: unknown, ends: unknown): Quality | undefined {
  if (typeof value !== "number") return undefined;
  const interval = intervalOf(ends);
  return { value, ...(interval && { interval }) };
}

function intervalOf(ends: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(ends)) return undefined;
  const [low, high] = ends as readonly unknown[];
  return typeof low === "number" && typeof high === "number" ? [low, high] : undefined;
}
