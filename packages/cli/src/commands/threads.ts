import { existsSync } from "node:fs";
import { pluralize } from "@moagraph/report/words";
import { askOnTerminal } from "../ask/ask-line.js";
import { askYes } from "../ask/ask-yes.js";
import { UsageError } from "../errors/usage-error.js";
import type { Stop } from "../process/stop.js";
import { stdout } from "../text-output.js";
import { nextStep } from "../threads/text/next-step.js";
import { openThreads } from "../threads/saved/open-threads.js";
import type { SavedRun } from "../threads/saved/saved-run.js";
import { shownRun } from "../threads/text/shown-run.js";
import { threadsFile } from "../threads/saved/state-folder.js";
import { threadText } from "../threads/text/thread-text.js";
import type { Threads } from "../threads/saved/threads.js";
import { threadsText } from "../threads/text/threads-text.js";

/** The options of `moagraph threads list`. */
export interface ListThreadsOptions {
  readonly json?: boolean;
  /** Whether all threads are listed. */
  readonly all?: boolean;
}

/** Threads of a shortened list. */
const shortest = 20;

/** Prints the threads, the latest first. */
export async function listThreads({ json, all = false }: ListThreadsOptions): Promise<void> {
  // Reading would create the file.
  const threads = existsSync(threadsFile()) ? await openThreads() : undefined;
  const ids = (await threads?.ids()) ?? [];
  const shown = all ? ids : ids.slice(0, shortest);
  const runs = threads === undefined ? [] : await runsOf(threads, shown);
  if (json === true) stdout.writeJson({ threads: runs.map(shownRun) }, 2);
  else if (runs.length === 0) stdout.write(noThreads());
  else stdout.write(threadsText(runs, ids.length - shown.length));
}

async function runsOf(threads: Threads, ids: readonly string[]): Promise<SavedRun[]> {
  const runs: SavedRun[] = [];
  for (const id of ids) {
    const run = await threads.lastRun(id);
    if (run !== undefined) runs.push(run);
  }
  return runs;
}

function noThreads(): string {
  return `There are no threads in ${threadsFile()}. Make one: moagraph run moa-lite --thread first "Why is the sky blue?"\n`;
}

/** Prints the last run of a thread. */
export async function showThread(
  thread: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const run = await (await openThreads()).requireRun(thread);
  const next = await nextStep(run);
  if (json === true) stdout.writeJson({ ...shownRun(run), ...details(run), next: next ?? null }, 2);
  else stdout.write(threadText(run, next));
}

function details({ proposals, ledger }: SavedRun): object {
  return { proposals, calls: ledger };
}

/**
 * Deletes threads, after a question on the terminal.
 *
 * @throws {@link UsageError} `UNKNOWN_THREAD` before any is deleted, and without a terminal to ask on.
 */
export async function deleteThreads(
  ids: readonly string[],
  { yes = false }: { readonly yes?: boolean },
  { signal }: Stop,
): Promise<void> {
  const threads = await openThreads();
  for (const id of ids) await threads.requireRun(id);
  if (!yes && !(await mayDelete(ids, signal))) return;
  for (const id of ids) {
    await threads.delete(id);
    stdout.write(`Deleted ${id}.\n`);
  }
}

async function mayDelete(ids: readonly string[], signal: AbortSignal): Promise<boolean> {
  const ask = askOnTerminal(signal);
  if (ask !== undefined) return askYes(ask, `Delete ${pluralize(ids.length, "thread")}?`, false);
  throw new UsageError({
    code: "NO_TERMINAL",
    message: "`threads delete` asks before it deletes, and there is no terminal to ask on.",
    hint: "Add --yes.",
  });
}
