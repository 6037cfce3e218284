import type { Call } from "../ledger/call.js";
import type { Attempt } from "./attempt.js";
import { toGenerations } from "./cache/cached-reply.js";
import type { CallRequest } from "./call/call-request.js";
import type { JournalEntry } from "./journal/journal-entry.js";
import { isUsable, type Reply } from "./reply/reply.js";
import { worstUsageOf } from "./reserve-budget.js";

type Asked = Pick<Attempt, "number" | "target" | "inner" | "recordId">;

/**
 * Records in the thread of the run that a request is about to be sent, of an agent each of its requests.
 *
 * @returns `undefined` if the run is kept in no thread.
 * @throws What the checkpointer throws. Then nothing may be sent.
 */
export function recordSent(request: CallRequest, attempt: Asked): Promise<void> | undefined {
  const { journal } = request.context.control;
  if (journal === undefined) return undefined;
  attempt.recordId ??= journal.newId();
  return journal.sent(entryOf(attempt.recordId, "sent", request, attempt));
}

/** Records that a request was not sent after all. */
export function recordUnsent(request: CallRequest, attempt: Asked): void {
  const { recordId: id } = attempt;
  if (id === undefined) return;
  request.context.control.journal?.ended(entryOf(id, "unsent", request, attempt));
}

/** Records how an attempt ended. */
export function recordEnded(
  { context }: CallRequest,
  { recordId: id }: Asked,
  { call, reply }: { readonly call: Call; readonly reply?: Reply },
): void {
  if (id === undefined || call.attempt === 0) return;
  const [stored] = reply !== undefined && isUsable(reply) ? toGenerations(reply) : [];
  const kept = stored === undefined ? {} : { reply: stored };
  const entry: JournalEntry = { id, step: context.step, state: "ended", call, ...kept };
  context.control.journal?.ended(entry);
}

function entryOf(
  id: string,
  state: JournalEntry["state"],
  request: CallRequest,
  attempt: Asked,
): JournalEntry {
  return { id, step: request.context.step, state, call: lineInFlight(request, attempt) };
}

/** The ledger line of a request if the process ends before the reply: what it takes at most. */
function lineInFlight(request: CallRequest, attempt: Asked): Call {
  const { planned, context, round } = request;
  const atMs = context.nowMs();
  const innerCalls = attempt.inner?.innerCalls() ?? [];
  return {
    node: planned.node,
    sample: planned.sample,
    model: attempt.target.model.settings.model,
    attempt: attempt.number,
    ...(round === undefined ? {} : { round: round.number }),
    status: "aborted",
    startedMs: atMs,
    firstTokenMs: null,
    settledMs: atMs,
    ...(attempt.inner?.usage() ?? worstUsageOf(request, attempt)),
    ...(innerCalls.length === 0 ? {} : { innerCalls }),
  };
}
