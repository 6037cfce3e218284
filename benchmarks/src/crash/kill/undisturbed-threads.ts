import type { ChildPool } from "./child-pool.js";
import { addReport, newStory, type ThreadStory } from "./thread-story.js";

/** Runs a thread of each case to its end, one after another, without a checkpointer. By case. */
export async function undisturbedThreads(
  cases: readonly string[],
  pool: ChildPool,
): Promise<Map<string, ThreadStory>> {
  const child = await pool.take();
  const stories = new Map<string, ThreadStory>();
  for (const name of cases) {
    const story = newStory(`${name}-undisturbed`);
    stories.set(name, story);
    const order = { thread: story.thread, mode: "undisturbed" } as const;
    await child.run([order], (report) => addReport(story, report));
  }
  pool.giveBack(child);
  return stories;
}
