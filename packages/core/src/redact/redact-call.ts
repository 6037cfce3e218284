import type { Call, CallError } from "../ledger/call.js";
import type { Redact } from "./redact.js";
import { redactNote } from "./redact-note.js";
import { type Redaction, redactionForRecord } from "./redaction.js";

/** A ledger line for logs: errors, notes and partial text are redacted. */
export function redactCall(call: Call, redact: Redact): Call {
  const log = redactionForRecord(redact, "log");
  const { error, partialText, notes } = call;
  return {
    ...call,
    ...(error === undefined ? {} : { error: redactError(error, log) }),
    ...(partialText === undefined ? {} : { partialText: log.text(partialText) }),
    ...(notes === undefined ? {} : { notes: notes.map((note) => redactNote(note, redact)) }),
  };
}

function redactError({ code, message, hint }: CallError, log: Redaction): CallError {
  const texts = { code, message: log.text(message) };
  return hint === undefined ? texts : { ...texts, hint: log.text(hint) };
}
