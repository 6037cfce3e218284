import { caseOf } from "../graphs/crash-case.js";
import type { ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import type { Reference } from "./reference.js";
import { sessionOf } from "./session-of.js";

/** A reply is on its way to the client, and from there to the saver, for this long at most. */
const onItsWayMs = 100;

/**
 * The models of the calls that were in flight when runs were stopped, once per stop: those whose request
 * was open, and those that were recorded and may not have left the process.
 */
export function callsInFlight(
  story: ThreadStory,
  exchanges: readonly Exchange[],
  reference: Reference,
): string[] {
  const unsent = neverSent(story, reference);
  return story.sessions.flatMap(({ stoppedAtMs }, session) => {
    if (stoppedAtMs === undefined) return [];
    const stop = { stoppedAtMs, session, story, exchanges };
    const flying = exchanges.filter((each) => isOpen(each, stop) || isReady(each, stop));
    const once = new Map(flying.map(({ id, key }) => [id, key]));
    return [...once.values(), ...unsent.filter((key) => !flying.some((each) => each.key === key))];
  });
}

interface Stop {
  readonly stoppedAtMs: number;
  readonly session: number;
  readonly story: ThreadStory;
  readonly exchanges: readonly Exchange[];
}

function isOpen(exchange: Exchange, { stoppedAtMs, session, story }: Stop): boolean {
  const isOfSession = sessionOf(exchange, story.sessions) === session;
  return isOfSession && exchange.endedAtMs > stoppedAtMs - onItsWayMs;
}

/** A later process sends it, and it had all that it reads. */
function isReady({ reads, receivedAtMs }: Exchange, { stoppedAtMs, exchanges }: Stop): boolean {
  const hadReply = (call: string): boolean =>
    exchanges.some(
      (each) =>
        each.id === call &&
        each.isLast &&
        each.outcome === "replied" &&
        each.endedAtMs < stoppedAtMs,
    );
  return receivedAtMs > stoppedAtMs && reads.every(hadReply);
}

/**
 * The models of calls that the next process need not send: too little of the budget is left, or the
 * readers have their quorum.
 */
function neverSent({ thread }: ThreadStory, { keys }: Reference): readonly string[] {
  const { maxModelCalls, hangs = [] } = caseOf(thread);
  return maxModelCalls === undefined ? hangs : [...new Set(keys.values())];
}
