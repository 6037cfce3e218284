import { setupOf } from "../graphs/crash-case.js";
import type { ChildPool } from "./child-pool.js";
import { addReport, newStory, type ThreadStory } from "./thread-story.js";

/** Runs a thread of each case to its end, without a checkpointer on disk. By case. */
export async function undisturbedThreads(
  cases: readonly string[],
  pool: ChildPool,
): Promise<Map<string, ThreadStory>> {
  const stories = new Map(cases.map((name) => [name, newStory(`${name}-undisturbed`)]));
  const all = [...stories.values()];
  const orders = all.map(({ thread }) => {
    return { thread, mode: "undisturbed", setup: setupOf(thread) } as const;
  });
  const child = await pool.take();
  await child.run(orders, (report) => {
    const told = all.find(({ thread }) => "thread" in report && report.thread === thread);
    if (told !== undefined) addReport(told, report);
  });
  pool.giveBack(child);
  return stories;
}
