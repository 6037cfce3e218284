import type { Shape } from "../compare/shape.js";
import { percentile } from "../percentile.js";
import type { Load, LoadedRun } from "./load/keep-streams.js";
import type { CaseUsage } from "./measured-servers.js";
import { wordsOf } from "./models/served-text.js";
import { firstTokenOfRunMs, type Pace } from "./pace.js";
import type { ServedCase } from "./served-case.js";
import type { Usage } from "./servers/usage.js";

/** What was seen of a case. */
export interface Observation {
  readonly served: ServedCase;
  readonly pace: Pace;
  readonly load: Load;
  readonly shape: Shape;
  readonly runs: readonly LoadedRun[];
  readonly before: CaseUsage;
  /** When all streams were open. */
  readonly peak: CaseUsage | undefined;
  readonly after: CaseUsage;
  readonly elapsedMs: number;
}

/** The figures of a case. */
export interface Figures {
  readonly name: string;
  readonly streams: number;
  readonly runs: number;
  readonly failed: number;
  /** Answers with another text than the model has written. */
  readonly wrong: number;
  /** Requests to models, beyond or below those that the runs need. */
  readonly surplusRequests: number;
  /** The first failure, wrong answer or refused request. */
  readonly complaint: string | undefined;
  /** From the request to the first token, less what the models take, in milliseconds. */
  readonly added: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly runsPerSecond: number;
  /** CPU time of the server's processes for each run. */
  readonly cpuMs: number;
  /** What clients receive of each run. */
  readonly receivedKb: number;
  /** Memory of the server's processes for each open stream. */
  readonly heapKb: number | undefined;
  readonly rssKb: number | undefined;
  readonly postgres: PostgresFigures | undefined;
}

/** What a run costs in the database. */
export interface PostgresFigures {
  readonly cpuMs: number;
  readonly queries: number;
  readonly kb: number;
  readonly connections: number;
}

/** Computes the figures of a case. */
export function figuresOf(seen: Observation): Figures {
  const { served, pace, load, shape, runs, before, after } = seen;
  const good = runs.flatMap(({ asked }) => ("texts" in asked ? [asked] : []));
  const calls = shape.layers.flatMap(({ models }) => models).length;
  const added = good.map(
    ({ startMs, firstTokenAtMs }) => firstTokenAtMs - startMs - firstTokenOfRunMs(pace, shape),
  );
  const wrong = wrongIn(runs, shape, pace);
  return {
    name: served.name,
    streams: load.streams,
    runs: runs.length,
    failed: runs.length - good.length,
    wrong: wrong.length,
    surplusRequests: after.modelRequests - before.modelRequests - calls * runs.length,
    complaint: after.refusal ?? failureIn(runs) ?? wrong[0],
    added: {
      p50: percentile(added, 0.5),
      p95: percentile(added, 0.95),
      p99: percentile(added, 0.99),
    },
    runsPerSecond: (good.length * 1000) / seen.elapsedMs,
    cpuMs: (sumOf(after, "cpuMs") - sumOf(before, "cpuMs")) / runs.length,
    receivedKb: mean(good.map(({ bytes }) => bytes)) / 1000,
    ...memoryOf(seen),
    postgres: postgresOf(seen),
  };
}

function wrongIn(runs: readonly LoadedRun[], { layers }: Shape, { tokens }: Pace): string[] {
  const model = layers.at(-1)?.models[0] ?? "";
  return runs.flatMap(({ question, asked }) => {
    if ("failure" in asked) return [];
    const expected = wordsOf({ question, layer: layers.length, model }, tokens).join("");
    const isRight = asked.texts.length === 1 && asked.texts[0] === expected;
    return isRight ? [] : [`${question}: ${JSON.stringify(asked.texts)}`];
  });
}

function failureIn(runs: readonly LoadedRun[]): string | undefined {
  return runs.flatMap(({ asked }) => ("failure" in asked ? [asked.failure] : []))[0];
}

function sumOf({ processes }: CaseUsage, part: keyof Usage): number {
  return processes.reduce((sum, usage) => sum + (usage[part] ?? 0), 0);
}

function memoryOf({ before, peak, after, load }: Observation): Pick<Figures, "heapKb" | "rssKb"> {
  if (peak === undefined) return { heapKb: undefined, rssKb: undefined };
  const peakRssMb = Math.max(sumOf(peak, "peakRssMb"), sumOf(after, "peakRssMb"));
  const perStream = (mb: number): number => (mb * 1000) / load.streams;
  return {
    heapKb: perStream(sumOf(peak, "heapMb") - sumOf(before, "heapMb")),
    rssKb: perStream(peakRssMb - sumOf(before, "rssMb")),
  };
}

function postgresOf({ before, peak, after, runs }: Observation): PostgresFigures | undefined {
  if (before.postgres === undefined || after.postgres === undefined) return undefined;
  const { cpuMs, queries, bytes } = before.postgres;
  return {
    cpuMs: (after.postgres.cpuMs - cpuMs) / runs.length,
    queries: (after.postgres.queries - queries) / runs.length,
    kb: (after.postgres.bytes - bytes) / 1000 / runs.length,
    connections: peak?.postgres?.connections ?? after.postgres.connections,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
