import { type MoaApp, streamRun } from "@moagraph/core";
import { MoaError } from "@moagraph/provider-kit";
import { chance, type DrawKey, oneOf } from "../chance.js";

/** The possible outcomes of a run. */
export const soakOutcomes = [
  "answered",
  "typed error",
  "cancelled",
  "left",
  "other error",
  "hung",
] as const;

/** The outcome of a run. */
export type SoakOutcome = (typeof soakOutcomes)[number];

/** The inputs of a run. */
export interface SoakRun {
  readonly app: MoaApp;
  /** A signal for all runs, except the cancelled ones, which have their own. */
  readonly signal: AbortSignal;
  /** The key of the run's random choices. */
  readonly key: DrawKey;
  /** Codes that count as typed errors. */
  readonly codes: ReadonlySet<string>;
}

/** Three times the deadlines of three layers with a fallback each, because the machine is busy. */
const hungAfterMs = 60_000;

const messages = "Why is the sky blue?";

const ways = {
  whole: invoke,
  streamed: (run) => stream(run, run.signal, Number.POSITIVE_INFINITY),
  "cancelled at some time": cancel,
  "left after some events": (run) => stream(run, run.signal, 30 * chance(...run.key, "events")),
} satisfies Record<string, (run: SoakRun) => Promise<SoakOutcome>>;

/** Runs a graph in a random way: to its end, cancelled or left. */
export async function soakRun(run: SoakRun): Promise<SoakOutcome> {
  const way = oneOf(Object.values(ways), ...run.key, "way");
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<SoakOutcome>((resolve) => {
    timer = setTimeout(resolve, hungAfterMs, "hung");
  });
  try {
    return await Promise.race([way(run).catch((error: unknown) => nameOf(error, run)), hung]);
  } finally {
    clearTimeout(timer);
  }
}

async function invoke({ app, signal }: SoakRun): Promise<SoakOutcome> {
  await app.invoke({ messages }, { signal });
  return "answered";
}

async function stream(run: SoakRun, signal: AbortSignal, mostEvents: number): Promise<SoakOutcome> {
  const listenTo = oneOf(["answer", "every-call"] as const, ...run.key, "listen to");
  let events = 0;
  for await (const _ of streamRun(run.app, { messages }, { signal, listenTo })) {
    events += 1;
    if (events > mostEvents) return "left";
  }
  return "answered";
}

async function cancel(run: SoakRun): Promise<SoakOutcome> {
  const own = new AbortController();
  const { signal } = own;
  const timer = setTimeout(() => own.abort(), 150 * chance(...run.key, "cancel"));
  const isStreamed = chance(...run.key, "streamed") < 0.5;
  try {
    return await (isStreamed
      ? stream(run, signal, Number.POSITIVE_INFINITY)
      : invoke({ ...run, signal }));
  } catch (error) {
    if (signal.aborted && !MoaError.isInstance(error)) return "cancelled";
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function nameOf(error: unknown, { codes }: SoakRun): SoakOutcome {
  return MoaError.isInstance(error) && codes.has(error.code) ? "typed error" : "other error";
}
