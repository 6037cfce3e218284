import type { SaverSpec } from "./child/open-saver.js";
import { chance } from "../chance.js";
import { ChildPool } from "./kill/child-pool.js";
import { killRound } from "./kill/kill-round.js";
import { newStory, addReport, type ThreadStory } from "./kill/thread-story.js";
import { type Reference, referenceOf } from "./judge/reference.js";
import { judgeThread, type ThreadVerdict } from "./judge/thread-verdict.js";
import { startCrashServer } from "./server/crash-server.js";
import { exchangesByThread } from "./server/exchange.js";

/** What is killed, and how often. */
export interface CrashOptions {
  readonly seed: number;
  readonly saver: SaverSpec;
  /** Names of cases. Those of one group run at once in one process. */
  readonly groups: readonly (readonly string[])[];
  /** Kills per group. */
  readonly kills: number;
}

/** Kills processes and resumes their threads until each group had its kills. */
export async function crashRun({ seed, saver, groups, kills }: CrashOptions): Promise<ThreadVerdict[]> {
  const server = await startCrashServer(seed);
  const pool = new ChildPool({ type: "open", serverUrl: server.url, saver });
  const stories: ThreadStory[] = [];
  const references = new Map<string, ThreadStory>();
  try {
    for (const group of groups) {
      for (const story of await undisturbed(group, pool)) references.set(story.thread, story);
      const known = referencesOf(references, exchangesByThread(server.journal));
      const horizonMs = Math.max(...group.map((name) => known.get(name)?.durationMs ?? 0));
      for (let done = 0, round = 0; done < kills; round += 1) {
        const threads = group.map((name) => `${name}-${round}`);
        const count = Math.min(kills - done, 1 + Math.floor(3 * chance(seed, threads.join(), "kills")));
        const killAfterMs = Array.from(
          { length: count },
          (_, kill) => horizonMs * 1.1 * 0.7 ** kill * chance(seed, threads.join(), kill),
        );
        const told = await killRound({ threads, killAfterMs }, pool);
        stories.push(...told);
        done += Math.max(...told.map(({ sessions }) => sessions.filter(({ killedAtMs }) => killedAtMs !== undefined).length));
      }
    }
  } finally {
    await pool.close();
    await server.close();
  }
  const exchanges = exchangesByThread(server.journal);
  const known = referencesOf(references, exchanges);
  return stories.map((story) =>
    judgeThread(story, exchanges.get(story.thread) ?? [], known.get(story.thread.slice(0, story.thread.lastIndexOf("-"))) as Reference),
  );
}

async function undisturbed(group: readonly string[], pool: ChildPool): Promise<ThreadStory[]> {
  const stories = group.map((name) => newStory(`${name}-reference`));
  const child = await pool.take();
  await child.run(stories.map(({ thread }) => ({ thread, mode: "undisturbed" })), (report) => {
    const story = stories.find(({ thread }) => "thread" in report && report.thread === thread);
    if (story) addReport(story, report);
  });
  pool.giveBack(child);
  return stories;
}

function referencesOf(stories: ReadonlyMap<string, ThreadStory>, exchanges: ReturnType<typeof exchangesByThread>): Map<string, Reference> {
  return new Map(
    [...stories.values()].map(({ thread, end }) => [
      thread.replace(/-reference$/, ""),
      referenceOf(end, exchanges.get(thread) ?? []),
    ]),
  );
}
