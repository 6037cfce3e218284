import { type RunUsage, sumUsage } from "@moagraph/core/graph";
import type { RunState, SavedRun } from "../saved/saved-run.js";
import { sentCalls } from "../saved/sent-calls.js";
import type { ThreadOrigin } from "../saved/thread-origin.js";

/** The last run of a thread as `--json` prints it. Scripts rely on it. */
interface ShownRun {
  readonly thread: string;
  readonly state: RunState;
  /** ISO 8601. */
  readonly savedAt: string;
  /** What the run was started with; `null` if another program made the thread. */
  readonly origin: ThreadOrigin | null;
  readonly question: string;
  readonly answer: string | null;
  /** Number of requests. */
  readonly requests: number;
  readonly usage: RunUsage;
}

/** The last run of a thread for scripts. */
export function shownRun(run: SavedRun): ShownRun {
  const { thread, state, savedAt, origin = null, question, answer, ledger } = run;
  const requests = sentCalls(ledger);
  return { thread, state, savedAt, origin, question, answer, requests, usage: sumUsage(ledger) };
}
