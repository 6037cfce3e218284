import { setTimeout } from "node:timers/promises";
import type { Ask, Asked } from "./ask.js";

/** A load: so many streams at once, from the first second after `riseMs` until `riseMs + holdMs`. */
export interface Load {
  /** The addresses of the servers. Streams take them in turn. */
  readonly urls: readonly string[];
  readonly streams: number;
  /** How long it takes until all streams are open, in milliseconds. */
  readonly riseMs: number;
  /** How long new runs start after that. */
  readonly holdMs: number;
  /** Distinguishes the questions of this load from those of others. */
  readonly name: string;
}

/** A run of a load. */
export interface LoadedRun {
  /** What identified it. */
  readonly question: string;
  /** Whether it was started when all streams were open. */
  readonly isHeld: boolean;
  /** Its times and its answer, or why it failed. */
  readonly asked: Asked | { readonly failure: string };
}

/**
 * Keeps streams open: each starts a run when its last one has ended.
 *
 * @param atPeak - Called when the time to hold is over, while all streams are open.
 */
export async function keepStreams(
  load: Load,
  ask: Ask,
  atPeak: () => Promise<void> = async () => {},
): Promise<LoadedRun[]> {
  const startMs = performance.now();
  const endMs = startMs + load.riseMs + load.holdMs;
  const runs: LoadedRun[] = [];
  const stream = async (index: number): Promise<void> => {
    await setTimeout((index * load.riseMs) / load.streams);
    const url = load.urls[index % load.urls.length] ?? "";
    for (let count = 0; performance.now() < endMs; count += 1) {
      const isHeld = performance.now() >= startMs + load.riseMs;
      const question = `q${load.name}-${index}-${count}`;
      const asked = await ask(url, question).catch((error: unknown) => ({ failure: String(error) }));
      runs.push({ question, isHeld, asked });
    }
  };
  const peak = setTimeout(load.riseMs + load.holdMs).then(atPeak);
  await Promise.all([peak, ...Array.from({ length: load.streams }, (_, index) => stream(index))]);
  return runs;
}
