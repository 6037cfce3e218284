import type { Session, ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { firstKept } from "./first-kept.js";
import type { Reference } from "./reference.js";
import { sessionOf } from "./session-of.js";
import type { ThreadVerdict } from "./thread-verdict.js";
import { workedMs } from "./worked-ms.js";

/** How long a process must have been at work after a reply for it to count as settled. */
const settledAfterMs = 100;

/** A call that has settled in a session. */
interface Settled {
  readonly id: string;
  readonly session: number;
}

/** The calls of a thread that were asked again after they had settled, once per request. */
export function askedAgain(
  { sessions, kept }: ThreadStory,
  exchanges: readonly Exchange[],
  reference: Reference,
): Pick<ThreadVerdict, "settledAskedAgain" | "keptAskedAgain"> {
  const asked = { sessions, exchanges, timesAsked: reference.timesAsked };
  const settled = exchanges
    .filter((each) => hasSettled(each, sessions))
    .map((each) => ({ id: each.id, session: sessionOf(each, sessions) }));
  return {
    settledAskedAgain: surplus(asked, settled),
    keptAskedAgain: surplus(asked, firstKept(kept, reference)),
  };
}

/** A client that is alive has cut a call itself, as a quorum does: that settles the call too. */
function hasSettled(exchange: Exchange, sessions: readonly Session[]): boolean {
  const { outcome, endedAtMs } = exchange;
  const session = sessions[sessionOf(exchange, sessions)];
  if (outcome === "refused" || session === undefined) return false;
  return session.stoppedAtMs === undefined || workedMs(session, endedAtMs) > settledAfterMs;
}

interface Asked {
  readonly sessions: readonly Session[];
  readonly exchanges: readonly Exchange[];
  readonly timesAsked: ReadonlyMap<string, number>;
}

/** The calls that a session asked more often than they were open. */
function surplus(
  { sessions, exchanges, timesAsked }: Asked,
  settled: readonly Settled[],
): string[] {
  return sessions.flatMap((_, session) => {
    const asked = exchanges.filter(
      (each) => each.outcome !== "refused" && sessionOf(each, sessions) === session,
    );
    return [...new Set(asked.map(({ id }) => id))].flatMap((id) => {
      const before = settled.filter((each) => each.id === id && each.session < session).length;
      const open = Math.max(0, (timesAsked.get(id) ?? 1) - before);
      const count = asked.filter((each) => each.id === id).length;
      return Array.from({ length: Math.max(0, count - open) }, () => id);
    });
  });
}
