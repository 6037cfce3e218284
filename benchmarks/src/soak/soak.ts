import { compile, type MoaApp } from "@moagraph/core";
import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import { together } from "@moagraph/together";
import pMap from "p-map";
import { documentedCodes } from "../documented-codes.js";
import { watchProcess } from "../process-watch.js";
import { type Residue, residueOf } from "./residue.js";
import { soakGraph } from "./soak-graph.js";
import { type SoakOutcome, soakRun } from "./soak-run.js";
import { soakScript } from "./soak-script.js";

/** The extent of a soak. */
export interface SoakOptions {
  readonly seed: number;
  readonly runs: number;
  /** Maximum number of concurrent runs. */
  readonly concurrency: number;
  /** Runs before the first measurement. */
  readonly warmUpRuns: number;
}

/** The results of a soak. */
export interface SoakReport {
  readonly outcomes: ReadonlyMap<SoakOutcome, number>;
  readonly seconds: number;
  /** After the warm-up. */
  readonly before: Residue;
  /** After half of the runs. */
  readonly halfway: Residue;
  readonly after: Residue;
  readonly warnings: readonly Error[];
  readonly unhandledRejections: readonly unknown[];
}

/**
 * Maximum number of concurrent calls. Otherwise, hundreds of runs open thousands of connections,
 * and `fetch` keeps the memory of each for the lifetime of the process.
 */
const callsAtOnce = 50;

/** Runs of one graph before the next graph is generated and compiled. */
const runsPerGraph = 20;

/** Runs graphs against a test server in a separate process, and measures what they leave behind. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { seed, runs, warmUpRuns } = options;
  const server = await startTestServerProcess(soakScript(seed));
  const watch = watchProcess();
  const { signal } = new AbortController();
  const runFrom = (first: number, count: number): Promise<SoakOutcome[]> =>
    runMany(options, { first, count, baseUrl: server.url, signal });
  try {
    await openConnections(server.url);
    await runFrom(0, warmUpRuns);
    const before = await residueOf(signal);
    const half = Math.floor(runs / 2);
    const first = await timed(() => runFrom(warmUpRuns, half));
    const halfway = await residueOf(signal);
    const second = await timed(() => runFrom(warmUpRuns + half, runs - half));
    const after = await residueOf(signal);
    await watch.end();
    const outcomes = countEach([...first.value, ...second.value]);
    const seconds = first.seconds + second.seconds;
    return { outcomes, seconds, before, halfway, after, ...watch };
  } finally {
    await server.close();
  }
}

/**
 * Opens as many connections as the runs can have at once: those of cancelled calls may still be open while
 * others take their place. Else chance decides during which run there are
 * that many, and the memory that `fetch` keeps for each is taken for a leak.
 */
async function openConnections(url: string): Promise<void> {
  const requests = Array.from({ length: 2 * callsAtOnce }, () => fetch(url));
  for (const response of await Promise.all(requests)) await response.text();
}

interface Stretch {
  readonly first: number;
  readonly count: number;
  readonly baseUrl: string;
  readonly signal: AbortSignal;
}

async function runMany(
  { seed, concurrency }: SoakOptions,
  { first, count, baseUrl, signal }: Stretch,
): Promise<SoakOutcome[]> {
  const codes = documentedCodes();
  const limits = { maxConcurrency: callsAtOnce };
  const providers = [together({ baseUrl, apiKey: "sk-test", limits })];
  let app: MoaApp | undefined;
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return pMap(
    numbers,
    (number) => {
      if (app === undefined || number % runsPerGraph === 0) {
        app = compile(soakGraph(seed, number), { providers });
      }
      return soakRun({ app, signal, key: [seed, number], codes });
    },
    { concurrency },
  );
}

async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; seconds: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - startedAt) / 1000 };
}

function countEach<Value>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
