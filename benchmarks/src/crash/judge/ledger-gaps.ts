import type { ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { callsInFlight } from "./calls-in-flight.js";
import type { Reference } from "./reference.js";
import type { ThreadVerdict } from "./thread-verdict.js";

/** The differences between the requests of a thread and the lines of its ledger. */
export function ledgerGaps(
  story: ThreadStory,
  exchanges: readonly Exchange[],
  reference: Reference,
): Pick<ThreadVerdict, "withoutLine" | "surplusLines" | "unexplainedLines"> {
  const ledger = story.outcomes.flatMap((outcome) => outcome.ledger);
  const lines = ledger
    .filter(({ attempt }) => attempt > 0)
    .map(({ node }) => reference.keys.get(node) ?? node);
  const requests = exchanges.filter(({ isFirst }) => isFirst).map(({ key }) => key);
  const inFlight = callsInFlight(story, exchanges, reference);
  return {
    withoutLine: difference(requests, lines),
    surplusLines: difference(lines, requests),
    unexplainedLines: difference(lines, [...requests, ...inFlight]),
  };
}

/** What the first list has more often than the second. */
function difference(more: readonly string[], less: readonly string[]): string[] {
  const left = [...less];
  return more.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
