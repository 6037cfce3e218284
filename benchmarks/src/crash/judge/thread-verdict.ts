import type { RunOutcome } from "../child/child-message.js";
import { caseOf } from "../graphs/crash-case.js";
import type { ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { askedAgain } from "./asked-again.js";
import { ledgerGaps } from "./ledger-gaps.js";
import { proposalsOf, type Reference } from "./reference.js";
import { windowsOf } from "./windows-of.js";

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

/** Judges a thread that was killed and resumed, by what an undisturbed thread gives. */
export function judgeThread(
  story: ThreadStory,
  exchanges: readonly Exchange[],
  reference: Reference,
): ThreadVerdict {
  const { thread, sessions, busyMs } = story;
  const { maxModelCalls } = caseOf(thread);
  return {
    thread,
    stops: sessions.filter(({ stoppedAtMs }) => stoppedAtMs !== undefined).length,
    requests: exchanges.length,
    extraRequests: exchanges.length - reference.requests,
    ...askedAgain(story, exchanges, reference),
    // A budget may leave too few requests for what an undisturbed run gives.
    ...(maxModelCalls === undefined ? differences(story, reference) : noDifferences),
    ...ledgerGaps(story, exchanges, reference),
    ...failuresOf(story),
    overruns: exchanges.slice(maxModelCalls ?? exchanges.length).map(({ key }) => key),
    windowsMs: windowsOf(story, exchanges, reference),
    busyMs,
  };
}

type Differences = Pick<ThreadVerdict, "lost" | "otherAnswers">;

const noDifferences: Differences = { lost: [], otherAnswers: [] };

function differences(story: ThreadStory, { proposals, answers }: Reference): Differences {
  const found = proposalsOf(story);
  const given = story.outcomes.flatMap((each) => (each.type === "answered" ? [each.answer] : []));
  return {
    lost: [...proposals].filter(([place, text]) => found.get(place) !== text).map(([place]) => place),
    otherAnswers: given.filter((answer, turn) => answer !== answers[turn]),
  };
}

function failuresOf({ outcomes, thread }: ThreadStory): Pick<ThreadVerdict, "unreadable" | "failures"> {
  const isBudgeted = caseOf(thread).maxModelCalls !== undefined;
  const failed = outcomes.flatMap((outcome) => (outcome.type === "failed" ? [outcome] : []));
  const isUnreadable = ({ during, code }: FailedRun): boolean =>
    during === "read" || code.startsWith("CHECKPOINT_");
  const isExpected = ({ code }: FailedRun): boolean => isBudgeted && code.startsWith("BUDGET_");
  const others = failed.filter((each) => !isUnreadable(each) && !isExpected(each));
  return { unreadable: failed.filter(isUnreadable).map(textOf), failures: others.map(textOf) };
}

type FailedRun = Extract<RunOutcome, { readonly type: "failed" }>;

function textOf({ code, message }: FailedRun): string {
  return `${code}: ${message}`;
}
