import { caseOf } from "../graphs/crash-case.js";
import type { KeptLine, ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { askedAgain } from "./asked-again.js";
import { ledgerGaps } from "./ledger-gaps.js";
import { placeOf, type Reference } from "./reference.js";

/** What is wrong with a thread, and what was measured. The lists name calls. */
export interface ThreadVerdict {
  readonly thread: string;
  /** Kills while it ran. */
  readonly kills: number;
  /** Calls that were asked again after their reply had been sent for more than 100 ms at a kill. */
  readonly settledAskedAgain: readonly string[];
  /** Calls that were asked again after the saver had confirmed the write of their reply. */
  readonly keptAskedAgain: readonly string[];
  /** Proposals that the result does not have, or that have another text. */
  readonly lost: readonly string[];
  /** Whether the answer differs from that of an undisturbed run. */
  readonly hasOtherAnswer: boolean;
  /** Requests without a line in the ledger, by model. */
  readonly withoutLine: readonly string[];
  /** Lines without a request, by model. */
  readonly surplusLines: readonly string[];
  /** Those of them that are more than the calls that were in flight at kills. */
  readonly unexplainedLines: readonly string[];
  readonly isUnreadable: boolean;
  /** The code of the error that it ended with instead of an answer. */
  readonly failure: string | undefined;
  /** Requests beyond the budget. */
  readonly overrun: number;
  readonly requests: number;
  /** From the end of each reply to the saver's confirmation, in milliseconds. */
  readonly windowsMs: readonly number[];
  readonly busyMs: number;
}

/** Judges a thread that was killed and resumed, by what an undisturbed run gave. */
export function judgeThread(
  story: ThreadStory,
  exchanges: readonly Exchange[],
  reference: Reference,
): ThreadVerdict {
  const { thread, sessions, end, busyMs } = story;
  const { maxModelCalls } = caseOf(thread);
  // A budget may leave too few requests for what an undisturbed run gives.
  const isWhole = maxModelCalls === undefined;
  const requests = exchanges.length;
  return {
    thread,
    kills: sessions.filter(({ killedAtMs }) => killedAtMs !== undefined).length,
    ...askedAgain(story, exchanges, reference),
    lost: isWhole ? lostProposals(story, reference) : [],
    hasOtherAnswer: isWhole && end?.type === "answered" && end.answer !== reference.answer,
    ...ledgerGaps(story, exchanges, reference),
    isUnreadable: end?.type === "failed" && end.during === "read",
    failure: isWhole && end?.type === "failed" ? `${end.code}: ${end.message}` : undefined,
    overrun: Math.max(0, requests - (maxModelCalls ?? Number.POSITIVE_INFINITY)),
    requests,
    windowsMs: windowsOf(story, exchanges, reference),
    busyMs,
  };
}

function lostProposals({ end }: ThreadStory, { proposals }: Reference): string[] {
  const found = new Map(
    end?.type === "answered" ? end.proposals.map((each) => [placeOf(each), each.text]) : [],
  );
  return proposals.filter((each) => found.get(placeOf(each)) !== each.text).map(placeOf);
}

function windowsOf(
  { kept }: ThreadStory,
  exchanges: readonly Exchange[],
  { idOf }: Reference,
): number[] {
  const replies = exchanges.filter(({ isLast, outcome }) => isLast && outcome === "replied");
  return firstKept(kept).flatMap((line) => {
    const id = idOf.get(placeOf(line));
    const reply = replies.findLast((each) => each.id === id && each.endedAtMs <= line.atMs);
    return reply === undefined ? [] : [line.atMs - reply.endedAtMs];
  });
}

/** A reply may be kept first by the call journal, and then by LangGraph. */
function firstKept(kept: readonly KeptLine[]): KeptLine[] {
  const first = new Map<string, KeptLine>();
  for (const line of kept) {
    const place = placeOf(line);
    if (line.status === "ok" && !first.has(place)) first.set(place, line);
  }
  return [...first.values()];
}
