/** What is wrong with a thread, and what was measured. The lists name calls. */
export interface ThreadVerdict {
  readonly thread: string;
  /** Kills and cancels while it ran. */
  readonly stops: number;
  readonly requests: number;
  /** Requests that an undisturbed run does not make, those of calls that were in flight included. */
  readonly extraRequests: number;
  /** Calls that were asked again though a process had their reply for 100 ms before it was killed. */
  readonly settledAskedAgain: readonly string[];
  /** Calls that were asked again though the saver had confirmed the write of their reply. */
  readonly keptAskedAgain: readonly string[];
  /** Proposals that the results do not have, or that have another text. */
  readonly lost: readonly string[];
  /** Answers that differ from those of an undisturbed run. */
  readonly otherAnswers: readonly string[];
  /** Requests without a line in the ledger, by model. */
  readonly withoutLine: readonly string[];
  /** Lines without a request, by model. */
  readonly surplusLines: readonly string[];
  /** Those of them that are more than the calls that were in flight at kills. */
  readonly unexplainedLines: readonly string[];
  /** Why the thread cannot be read. */
  readonly unreadable: readonly string[];
  /** Errors in place of an answer. */
  readonly failures: readonly string[];
  /** Requests beyond the budget, by model. */
  readonly overruns: readonly string[];
  /** From the end of each reply to the saver's confirmation, in milliseconds. */
  readonly windowsMs: readonly number[];
  /** How long the lock of a killed process was waited for, in milliseconds. */
  readonly busyMs: number;
}
