import type { Staircase } from "@moagraph/core";
import { compareFacts, factsOf } from "./facts.js";

const seeds = [1, 2, 3];

/** The staircases that are compared. */
const staircases: readonly Staircase[] = [2, 4].flatMap((maxRounds) =>
  [16, 32, 64, 128].map((chunkTokens) => ({ firstChunkTokens: 16, chunkTokens, maxRounds })),
);

/** The head of {@link factRows}. */
export const factsHead: readonly string[] = [
  "policy",
  "statements in an answer",
  "of the barrier's statements",
  "statements made twice",
];

/** What answers of simulated models say, by the size of the chunks. */
export async function factRows(): Promise<string[][]> {
  const barrier = await allFacts(undefined);
  const rows = [["barrier", ...cellsOf(barrier, barrier)]];
  for (const staircase of staircases) {
    const { chunkTokens, maxRounds } = staircase;
    const name = `staircase, chunks of ${chunkTokens} tokens, ${maxRounds} rounds`;
    rows.push([name, ...cellsOf(await allFacts(staircase), barrier)]);
  }
  return rows;
}

async function allFacts(staircase: Staircase | undefined): Promise<string[][]> {
  const all: string[][] = [];
  for (const seed of seeds) all.push(...(await factsOf(staircase, seed)));
  return all;
}

function cellsOf(answers: readonly string[][], barrier: readonly string[][]): string[] {
  const { statements, ofBarrier, doubled } = compareFacts(answers, barrier);
  return [statements.toFixed(1), `${Math.round(100 * ofBarrier)} %`, String(doubled)];
}
