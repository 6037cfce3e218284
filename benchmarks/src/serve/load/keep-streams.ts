import { setTimeout } from "node:timers/promises";
import type { Ask, Asked } from "./ask.js";

/** A load of streams. Each starts a run when its last one has ended. */
export interface Load {
  readonly streams: number;
  /** Within how many milliseconds the streams are opened. */
  readonly riseMs: number;
  /** How many milliseconds after that new runs are started. 0 means one run for each stream. */
  readonly holdMs: number;
}

/** Where the load goes. */
export interface LoadTarget {
  /** The addresses of the servers. Streams take them in turn. */
  readonly urls: readonly string[];
  readonly ask: Ask;
  /** Distinguishes the questions of a load from those of others. */
  readonly name: string;
}

/** A run: its times and its answer, or why it failed. */
export interface LoadedRun {
  readonly question: string;
  readonly asked: Asked | { readonly failure: string };
}

/** Keeps streams open, until the last run has ended. */
export async function keepStreams(
  { streams, riseMs, holdMs }: Load,
  { urls, ask, name }: LoadTarget,
): Promise<LoadedRun[]> {
  const endMs = performance.now() + riseMs + holdMs;
  const runs: LoadedRun[] = [];
  const stream = async (index: number): Promise<void> => {
    await setTimeout((index * riseMs) / streams);
    const url = urls[index % urls.length] ?? "";
    let count = 0;
    do {
      const question = `q${name}-${index}-${count}`;
      const asked = await ask(url, question).catch((error: unknown) => ({
        failure: String(error),
      }));
      runs.push({ question, asked });
      count += 1;
    } while (performance.now() < endMs);
  };
  await Promise.all(Array.from({ length: streams }, (_, index) => stream(index)));
  return runs;
}
