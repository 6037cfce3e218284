import { MoaError } from "@moagraph/core/graph";
import type { SqliteSaver } from "@moagraph/sqlite";

/**
 * Deletes a thread that no run uses.
 *
 * @throws {@link MoaError} `THREAD_BUSY` if a run uses it.
 */
export async function deleteThread(threads: SqliteSaver, thread: string): Promise<void> {
  const lock = await threads.lockThread(thread);
  if (lock === undefined) throw threadBusy(thread);
  try {
    await threads.deleteThread(thread);
  } finally {
    await lock.release();
  }
}

function threadBusy(thread: string): MoaError {
  return new MoaError({
    code: "THREAD_BUSY",
    message: `Thread \`${thread}\` is in use by another run.`,
    hint: "Wait until that run has ended, or stop it, then delete the thread.",
  });
}
