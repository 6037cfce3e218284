import { setTimeout } from "node:timers/promises";
import { nowMs } from "../now-ms.js";
import type { ChildPool } from "./child-pool.js";
import type { CrashChild } from "./crash-child.js";
import { addReport, newStory, orderOf, type ThreadStory } from "./thread-story.js";

/** How and when the runs of a process are stopped. */
export interface Stop {
  /** `kill`: SIGKILL. `cancel`: the signal of the runs aborts, and the process lives on. */
  readonly by: "kill" | "cancel";
  /** In milliseconds after the start of the threads. */
  readonly afterMs: number;
}

/** What a round does. */
export interface RoundPlan {
  readonly threads: readonly string[];
  readonly stops: readonly Stop[];
  /** Stops after this number of kills are left out. */
  readonly mostKills: number;
}

/** The stories of a round's threads. */
export interface Round {
  readonly stories: readonly ThreadStory[];
  /** Number of processes that were killed. */
  readonly kills: number;
}

/**
 * Runs threads in a process, kills it or cancels them, and continues them in others, until all have
 * ended. Stops that come after the end of all threads are left out.
 */
export async function killRound(
  { threads, stops, mostKills }: RoundPlan,
  pool: ChildPool,
): Promise<Round> {
  const stories = threads.map(newStory);
  let child = await pool.take();
  let kills = 0;
  for (const stop of stops) {
    if (kills === mostKills || !(await runAndStop(child, stories, stop))) break;
    if (stop.by === "cancel") continue;
    kills += 1;
    child = await pool.takeNew();
  }
  await runOpen(child, stories);
  pool.giveBack(child);
  return { stories, kills };
}

/** Whether the runs were stopped before all threads had ended. */
async function runAndStop(
  child: CrashChild,
  stories: readonly ThreadStory[],
  { by, afterMs }: Stop,
): Promise<boolean> {
  const run = runOpen(child, stories).then(
    () => "ended" as const,
    () => "died" as const,
  );
  const first = await Promise.race([run, setTimeout(afterMs, "time" as const)]);
  if (first === "ended") return false;
  const stoppedAtMs = await (by === "kill" ? child.kill() : child.cancel());
  // All that the process has reported has arrived when the run is over.
  await run;
  for (const { sessions, isOver } of stories) {
    const session = sessions.at(-1);
    if (!isOver && session !== undefined) session.stoppedAtMs = stoppedAtMs;
  }
  return true;
}

/** Runs the threads that have not ended. */
function runOpen(child: CrashChild, stories: readonly ThreadStory[]): Promise<void> {
  const open = stories.filter(({ isOver }) => !isOver);
  const orders = open.map(orderOf);
  const byThread = new Map(open.map((story) => [story.thread, story]));
  for (const { sessions } of open) sessions.push({ startedAtMs: nowMs(), beatsMs: [] });
  return child.run(orders, (report) => {
    const told = "thread" in report ? [byThread.get(report.thread)] : open;
    for (const story of told) if (story !== undefined) addReport(story, report);
  });
}
