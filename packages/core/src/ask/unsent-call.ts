import type { Call, CallError } from "../ledger/call.js";
import type { CallNote } from "../ledger/call-note.js";
import { noUsage } from "../ledger/usage.js";
import { redactCall } from "../redact/redact-call.js";
import type { CallContext } from "./call/call-context.js";
import type { PlannedCall } from "./call/call-request.js";

interface UnsentFields {
  readonly status: Call["status"];
  /** The model that would have been asked. Default: the planned one. */
  readonly model?: string;
  readonly error?: CallError;
  readonly notes?: readonly CallNote[];
}

/** The ledger line of a call for which no request was sent: attempt 0, no tokens. */
export function unsentCall(
  planned: PlannedCall,
  { status, model = planned.model, error, notes = [] }: UnsentFields,
  context: CallContext,
): Call {
  const atMs = context.nowMs();
  const call: Call = {
    node: planned.node,
    sample: planned.sample,
    model,
    attempt: 0,
    status,
    startedMs: atMs,
    firstTokenMs: null,
    settledMs: atMs,
    ...noUsage,
    ...(error === undefined ? {} : { error }),
    ...(notes.length === 0 ? {} : { notes }),
  };
  return context.redact === undefined ? call : redactCall(call, context.redact);
}
