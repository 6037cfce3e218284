// How threads/ works: `saved/` opens the user's file of threads, in the folder that `state-folder.ts` finds,
// and reads the last run of a thread from its last checkpoint. `thread-origin.ts` keeps in each checkpoint
// what the run was started with. `run-in-thread.ts` is `moagraph run --thread`: `start/` starts a run or
// resumes one, and `stops/` shows a person where it waits. `text/` formats threads and commands.
import { UsageError } from "../../errors/usage-error.js";
import { threadsFile } from "./state-folder.js";
import { Threads } from "./threads.js";

const packageName = "@moagraph/sqlite";

/**
 * The user's threads. The file is created with the first checkpoint or read.
 *
 * @throws {@link UsageError} `PACKAGE_NOT_INSTALLED` without `@moagraph/sqlite`.
 */
export async function openThreads(): Promise<Threads> {
  const { sqliteSaver } = await importSqlite();
  return new Threads(sqliteSaver({ path: threadsFile() }));
}

/** Loaded only here: a command without threads needs no SQLite. */
async function importSqlite(): Promise<typeof import("@moagraph/sqlite")> {
  try {
    return await import("@moagraph/sqlite");
  } catch (cause) {
    throw new UsageError({
      code: "PACKAGE_NOT_INSTALLED",
      message: `Threads need the package \`${packageName}\`, which is not installed.`,
      hint: `Run npm install ${packageName} where moagraph is installed; with -g for a global one.`,
      cause,
    });
  }
}
