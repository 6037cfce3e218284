import type { CrashGroup } from "./crash-run.js";

/**
 * The cases that are killed together.
 *
 * @param kills - Kills of the first group, whose graphs are the most usual. The others have half as many.
 */
export function crashGroups(kills: number): CrashGroup[] {
  const half = Math.ceil(kills / 2);
  return [
    { cases: ["moa", "uneven", "repeat", "budget"], kills },
    { cases: ["quorum", "retries", "throws", "nested"], kills: half },
    { cases: ["agents", "turns", "uneven-in-turn"], kills: half },
    { cases: ["moa-sync", "uneven-sync", "repeat-sync"], kills: half },
    { cases: ["moa-exit", "uneven-exit"], kills: Math.ceil(kills / 10) },
  ];
}
