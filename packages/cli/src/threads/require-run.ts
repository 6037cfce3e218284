import { didYouMean, nearestName } from "@moagraph/core/graph";
import type { SqliteSaver } from "@moagraph/sqlite";
import { UsageError } from "../errors/usage-error.js";
import { type SavedRun, savedRun } from "./saved-run.js";

/** Threads among which a misspelt id is looked for. */
const recent = 1_000;

/**
 * The last run of a thread.
 *
 * @throws {@link UsageError} `UNKNOWN_THREAD` if there is none.
 */
export async function requireRun(saver: SqliteSaver, thread: string): Promise<SavedRun> {
  const run = await savedRun(saver, thread);
  if (run !== undefined) return run;
  const ids = (await saver.threads({ limit: recent })).map(({ id }) => id);
  throw new UsageError({
    code: "UNKNOWN_THREAD",
    message: `There is no thread \`${thread}\`.`,
    hint: didYouMean(nearestName(thread, ids), "Run moagraph threads for the list."),
  });
}
