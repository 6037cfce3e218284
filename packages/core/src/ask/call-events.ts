import type { Call } from "../ledger/call.js";
import type { CallNote } from "../ledger/call-note.js";
import type { CandidateModel } from "./call/call-config.js";
import type { CallRequest } from "./call/call-request.js";

type Source = Pick<CallRequest, "context" | "planned">;

/** Emits a `call-note` event. */
export function emitNote(
  { context, planned: { node, sample } }: Source,
  { settings: { model } }: CandidateModel,
  note: CallNote,
): void {
  context.emit({ type: "call-note", node, sample, model, atMs: context.nowMs(), note });
}

/** Emits a `call-retry` event for an attempt that is followed by another one. */
export function emitRetry({ context, planned: { node, sample } }: Source, call: Call): void {
  context.emit({ type: "call-retry", node, sample, model: call.model, atMs: call.settledMs, call });
}
