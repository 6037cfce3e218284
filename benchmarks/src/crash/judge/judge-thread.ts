import type { RunOutcome } from "../child/child-message.js";
import { caseOf } from "../graphs/crash-case.js";
import type { ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { askedAgain } from "./asked-again.js";
import { ledgerGaps } from "./ledger-gaps.js";
import { proposalsOf, type Reference } from "./reference.js";
import type { ThreadVerdict } from "./thread-verdict.js";
import { windowsOf } from "./windows-of.js";

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
    lost: [...proposals]
      .filter(([place, text]) => found.get(place) !== text)
      .map(([place]) => place),
    otherAnswers: given.filter((answer, turn) => answer !== answers[turn]),
  };
}

function failuresOf({
  outcomes,
  thread,
}: ThreadStory): Pick<ThreadVerdict, "unreadable" | "failures"> {
  const isBudgeted = caseOf(thread).maxModelCalls !== undefined;
  const failed = outcomes.flatMap((outcome) => (outcome.type === "failed" ? [outcome] : []));
  const isExpected = ({ code }: FailedRun): boolean => isBudgeted && code.startsWith("BUDGET_");
  const others = failed.filter((each) => !isUnreadable(each) && !isExpected(each));
  return { unreadable: failed.filter(isUnreadable).map(textOf), failures: others.map(textOf) };
}

type FailedRun = Extract<RunOutcome, { readonly type: "failed" }>;

function textOf({ code, message }: FailedRun): string {
  return `${code}: ${message}`;
}

function isUnreadable({ during, code }: FailedRun): boolean {
  return during === "read" || code.startsWith("CHECKPOINT_");
}
