// A node with a `staircase` writes one text in several requests, one after the other.
import { pluralize } from "../words/pluralize.js";
import type { AttemptReport } from "../run-report.js";

/** Which request of a call it is, unless it is the only one: `attempt 2`, `round 3` or `round 3, attempt 2`. */
export function requestWords(
  { attempt, round }: AttemptReport,
  ofCall: readonly AttemptReport[],
): string | undefined {
  if (round === undefined) return attempt > 1 ? `attempt ${attempt}` : undefined;
  const tries = ofCall.filter((each) => each.round === round && each.attempt < attempt).length + 1;
  return tries > 1 ? `round ${round}, attempt ${tries}` : `round ${round}`;
}

/** Number of rounds of a call. 0 if it was not made in rounds. */
export function roundsOf(attempts: readonly AttemptReport[]): number {
  return new Set(attempts.flatMap(({ round }) => round ?? [])).size;
}

/** Requests after the first one that are no rounds of their own. */
export function retriesOf(attempts: readonly AttemptReport[]): number {
  const whole = attempts.some(({ round }) => round === undefined) ? 1 : 0;
  return Math.max(0, attempts.length - roundsOf(attempts) - whole);
}

/** Whether the call continues a text that this request has begun. */
export function isContinued({ line, round }: AttemptReport): boolean {
  if (round === undefined || line === null || line.status !== "ok") return false;
  return line.notes?.some((note) => note.type === "round" && note.ended !== "last") === true;
}

/** `4 rounds`. Nothing for a call with one request. */
export function roundWords(attempts: readonly AttemptReport[]): string[] {
  const count = roundsOf(attempts);
  return count === 0 ? [] : [pluralize(count, "round")];
}
