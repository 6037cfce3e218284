import type { Session } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";

/** The index of the session that made a request. */
export function sessionOf(
  { receivedAtMs }: Pick<Exchange, "receivedAtMs">,
  sessions: readonly Session[],
): number {
  return Math.max(
    0,
    sessions.findLastIndex(({ startedAtMs }) => startedAtMs <= receivedAtMs),
  );
}
