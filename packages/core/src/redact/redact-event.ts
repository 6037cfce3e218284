import type { CallEvent } from "../ledger/call-event.js";
import type { Redact } from "./redact.js";
import { redactCall } from "./redact-call.js";
import { redactNote } from "./redact-note.js";
import { redactProposal } from "./redact-proposal.js";
import { redactionForRecord } from "./redaction.js";

/**
 * An event for logs: proposals, remarks, errors and notes are redacted. Tokens of the answer, its reasoning and its
 * calls of tools are not redacted, because the caller gets them.
 */
export function redactEvent(event: CallEvent, redact: Redact): CallEvent {
  switch (event.type) {
    case "proposal-end": {
      const proposal = redactProposal(event.proposal, redactionForRecord(redact, "log"));
      return { ...event, proposal, call: redactCall(event.call, redact) };
    }
    case "call-end": {
      const log = redactionForRecord(redact, "log");
      const passedOn = event.passedOn.map((proposal) => redactProposal(proposal, log));
      return { ...event, passedOn, call: redactCall(event.call, redact) };
    }
    case "call-failed":
    case "call-retry":
    case "round-end":
      return { ...event, call: redactCall(event.call, redact) };
    case "call-note":
      return { ...event, note: redactNote(event.note, redact) };
    case "call-skipped":
    case "call-start":
    case "first-token":
    case "answer-token":
    case "answer-reset":
    case "reasoning-token":
    case "tool-call-chunk":
    case "answer-content":
      break;
  }
  return event;
}
