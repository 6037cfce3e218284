import { setTimeout } from "node:timers/promises";
import type { ChildReport } from "../child/child-message.js";
import { nowMs } from "../now-ms.js";
import type { ChildPool } from "./child-pool.js";
import type { CrashChild } from "./crash-child.js";
import { addReport, newStory, orderOf, type ThreadStory } from "./thread-story.js";

/** What a round does. */
export interface RoundPlan {
  readonly threads: readonly string[];
  /** When each process is killed, in milliseconds after it has started the threads. */
  readonly killAfterMs: readonly number[];
}

/**
 * Runs threads in a process, kills it, and continues them in others, until all have ended. Kills that
 * come after the end of all threads are left out.
 */
export async function killRound(
  { threads, killAfterMs }: RoundPlan,
  pool: ChildPool,
): Promise<ThreadStory[]> {
  const stories = threads.map(newStory);
  let child = await pool.take();
  for (const afterMs of killAfterMs) {
    const isKilled = await runAndKill(child, stories, afterMs);
    if (!isKilled) break;
    child = await pool.takeNew();
  }
  await runOpen(child, stories);
  pool.giveBack(child);
  return stories;
}

/** Whether the process was killed before all threads had ended. */
async function runAndKill(
  child: CrashChild,
  stories: readonly ThreadStory[],
  afterMs: number,
): Promise<boolean> {
  const run = runOpen(child, stories).then(
    () => "ended" as const,
    () => "died" as const,
  );
  const first = await Promise.race([run, setTimeout(afterMs, "time" as const)]);
  if (first === "ended") return false;
  const killedAtMs = await child.kill();
  // All that it has reported has arrived when the run is over.
  await run;
  for (const { sessions, isOver } of stories) {
    const session = sessions.at(-1);
    if (!isOver && session !== undefined) session.killedAtMs = killedAtMs;
  }
  return true;
}

/** Runs the threads that have not ended. */
function runOpen(child: CrashChild, stories: readonly ThreadStory[]): Promise<void> {
  const open = stories.filter(({ isOver }) => !isOver);
  const orders = open.map(orderOf);
  const byThread = new Map(open.map((story) => [story.thread, story]));
  for (const { sessions } of open) sessions.push({ startedAtMs: nowMs(), beatsMs: [] });
  return child.run(orders, (report: ChildReport) => {
    const told = "thread" in report ? [byThread.get(report.thread)] : open;
    for (const story of told) if (story !== undefined) addReport(story, report);
  });
}
