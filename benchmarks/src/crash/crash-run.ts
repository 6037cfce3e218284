import type { SaverSpec } from "./savers/open-saver.js";
import type { ThreadVerdict } from "./judge/thread-verdict.js";
import { type Reference, referenceOf } from "./judge/reference.js";
import { judgeThread } from "./judge/judge-thread.js";
import { withBundledChild } from "./kill/bundled-child.js";
import { ChildPool } from "./kill/child-pool.js";
import { stopsOf } from "./kill/stops-of.js";
import { killRound } from "./kill/kill-round.js";
import type { ThreadStory } from "./kill/thread-story.js";
import { undisturbedThreads } from "./kill/undisturbed-threads.js";
import { startCrashServer } from "./server/crash-server.js";
import { type Exchange, exchangesByThread } from "./server/exchange.js";

/** What is killed, and how often. */
export interface CrashOptions {
  /** Decides when processes are killed, and how long replies take. */
  readonly seed: number;
  readonly saver: SaverSpec;
  /** Names of cases. The threads of a group run at the same time in one process. */
  readonly groups: readonly CrashGroup[];
}

/** Cases that are killed together. */
export interface CrashGroup {
  readonly cases: readonly string[];
  /** Number of processes to kill while they run threads. */
  readonly kills: number;
}

/** Kills processes, continues their threads in others, and judges every thread. */
export function crashRun(options: CrashOptions): Promise<ThreadVerdict[]> {
  return withBundledChild((program) => runWith(program, options));
}

async function runWith(
  program: string,
  { seed, saver, groups }: CrashOptions,
): Promise<ThreadVerdict[]> {
  const server = await startCrashServer(seed);
  const kills = groups.reduce((sum, group) => sum + group.kills, 0);
  const pool = new ChildPool({ program, serverUrl: server.url, saver }, kills);
  const verdicts: ThreadVerdict[] = [];
  try {
    for (const group of groups) {
      const undisturbed = await undisturbedThreads(group.cases, pool);
      const references = referencesOf(undisturbed, exchangesByThread(server.journal));
      const stories = await killGroup(group, { seed, pool, references });
      verdicts.push(...judge(stories, exchangesByThread(server.journal), references));
    }
  } finally {
    await pool.close();
    await server.close();
  }
  return verdicts;
}

/** The reference of each case, by its name. */
type References = ReadonlyMap<string, Reference>;

function referencesOf(
  stories: ReadonlyMap<string, ThreadStory>,
  exchanges: ReadonlyMap<string, readonly Exchange[]>,
): References {
  return new Map(
    [...stories].map(([name, story]) => [
      name,
      referenceOf(story, exchanges.get(story.thread) ?? []),
    ]),
  );
}

interface KillPlan {
  readonly seed: number;
  readonly pool: ChildPool;
  readonly references: References;
}

async function killGroup(
  { cases, kills }: CrashGroup,
  { seed, pool, references }: KillPlan,
): Promise<ThreadStory[]> {
  const durations = cases.map((name) => references.get(name)?.durationMs ?? 0);
  const stories: ThreadStory[] = [];
  for (let killed = 0, round = 1; killed < kills; round += 1) {
    const threads = cases.map((name) => `${name}-${round}`);
    const stops = stopsOf([seed, ...threads], durations);
    const told = await killRound({ threads, stops, mostKills: kills - killed }, pool);
    stories.push(...told.stories);
    killed += told.kills;
  }
  return stories;
}

function judge(
  stories: readonly ThreadStory[],
  exchanges: ReadonlyMap<string, readonly Exchange[]>,
  references: References,
): ThreadVerdict[] {
  return stories.map((story) => {
    const name = story.thread.slice(0, story.thread.lastIndexOf("-"));
    const reference = references.get(name) as Reference;
    return judgeThread(story, exchanges.get(story.thread) ?? [], reference);
  });
}
