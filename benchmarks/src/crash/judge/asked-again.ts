import type { Session, ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { placeOf, type Reference } from "./reference.js";
import { sessionOf } from "./session-of.js";
import { workedMs } from "./worked-ms.js";
import type { ThreadVerdict } from "./thread-verdict.js";

/** How long a process must have been at work after a reply for it to count as settled. */
const settledAfterMs = 100;

/** The calls of a thread that were asked again after they had settled, once per request. */
export function askedAgain(
  { sessions, kept }: ThreadStory,
  exchanges: readonly Exchange[],
  { timesAsked, idOf }: Reference,
): Pick<ThreadVerdict, "settledAskedAgain" | "keptAskedAgain"> {
  const settled = exchanges.filter((each) => hasSettled(each, sessions)).map((each) => ({
    id: each.id,
    session: sessionOf(each, sessions),
  }));
  const keptReplies = kept
    .filter(({ status }) => status === "ok" || status === "blank")
    .map((line) => ({ place: placeOf(line), id: idOf.get(placeOf(line)) ?? "", session: line.session }));
  const surplus = (before: readonly Settled[]): string[] =>
    sessions.flatMap((_, session) => surplusOf({ session, sessions, exchanges, timesAsked }, before));
  return { settledAskedAgain: surplus(settled), keptAskedAgain: surplus(eachOnce(keptReplies)) };
}

/** A call that has settled in a session. */
interface Settled {
  readonly id: string;
  readonly session: number;
}

/** A client that is alive has cut a call itself, as a quorum does: that settles the call too. */
function hasSettled(exchange: Exchange, sessions: readonly Session[]): boolean {
  const { isLast, outcome, endedAtMs } = exchange;
  const session = sessions[sessionOf(exchange, sessions)];
  if (!isLast || outcome === "refused" || session === undefined) return false;
  return session.killedAtMs === undefined || workedMs(session, endedAtMs) > settledAfterMs;
}

interface Asked {
  readonly session: number;
  readonly sessions: readonly Session[];
  readonly exchanges: readonly Exchange[];
  readonly timesAsked: ReadonlyMap<string, number>;
}

/** The calls that a session asked more often than was still open. */
function surplusOf({ session, sessions, exchanges, timesAsked }: Asked, settled: readonly Settled[]): string[] {
  const asked = exchanges.filter(
    (each) => each.isFirst && each.outcome !== "refused" && sessionOf(each, sessions) === session,
  );
  return [...new Set(asked.map(({ id }) => id))].flatMap((id) => {
    const before = settled.filter((each) => each.id === id && each.session < session).length;
    const open = Math.max(0, (timesAsked.get(id) ?? 1) - before);
    const count = asked.filter((each) => each.id === id).length;
    return Array.from({ length: Math.max(0, count - open) }, () => id);
  });
}

function eachOnce<Line extends Settled & { readonly place: string }>(lines: readonly Line[]): Line[] {
  const first = new Map<string, Line>();
  for (const line of lines) if (!first.has(line.place)) first.set(line.place, line);
  return [...first.values()];
}
