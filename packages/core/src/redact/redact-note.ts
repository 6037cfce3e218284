import type { CallNote } from "../ledger/call-note.js";
import type { Redact } from "./redact.js";
import { redactionForRecord } from "./redaction.js";

/** A note for logs. Only `cache-failed` contains foreign text. */
export function redactNote(note: CallNote, redact: Redact): CallNote {
  switch (note.type) {
    case "cache-failed": {
      const log = redactionForRecord(redact, "log");
      const { message, hint } = note;
      const hinted = hint === undefined ? {} : { hint: log.text(hint) };
      return { ...note, message: log.text(message), ...hinted };
    }
    case "adapted":
    case "anonymised":
    case "barrier":
    case "draft":
    case "dropped":
    case "earlier":
    case "fallback":
    case "fewer":
    case "graph-changed":
    case "human":
    case "images-left-out":
    case "kept":
    case "overlap":
    case "round":
    case "routed":
    case "shortened":
    case "shuffled":
    case "truncated":
    case "usage-ignored":
    case "withdrawn":
      break;
  }
  return note;
}
