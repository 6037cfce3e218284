import type { Session } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { sessionOf } from "./session-of.js";

/** A reply is on its way to the client, and from there to the saver, for this long at most. */
const onItsWayMs = 100;

/**
 * The models of the calls that were in flight when a process was killed, once per kill. A call that
 * the next process sends, and that had all that it reads, may have been in flight too: its request may
 * not have left the process.
 */
export function callsInFlight(
  sessions: readonly Session[],
  exchanges: readonly Exchange[],
): string[] {
  return sessions.flatMap(({ killedAtMs }, session) => {
    if (killedAtMs === undefined) return [];
    const flying = exchanges.filter(
      (each) => isOpen(each, { killedAtMs, session, sessions }) || isReady(each, { killedAtMs, session, sessions, exchanges }),
    );
    return [...new Map(flying.map(({ id, key }) => [id, key])).values()];
  });
}

interface Kill {
  readonly killedAtMs: number;
  readonly session: number;
  readonly sessions: readonly Session[];
}

function isOpen(exchange: Exchange, { killedAtMs, session, sessions }: Kill): boolean {
  return (
    sessionOf(exchange, sessions) === session && exchange.endedAtMs > killedAtMs - onItsWayMs
  );
}

function isReady(
  { id, reads, receivedAtMs }: Exchange,
  { killedAtMs, exchanges }: Kill & { readonly exchanges: readonly Exchange[] },
): boolean {
  const hadReply = (call: string): boolean =>
    exchanges.some(
      (each) =>
        each.id === call && each.isLast && each.outcome === "replied" && each.endedAtMs < killedAtMs,
    );
  return receivedAtMs > killedAtMs && !hadReply(id) && reads.every(hadReply);
}
