import type { CallEvent } from "../call/call-event.js";
import type { Proposal } from "../call/proposal.js";
import type { Redact } from "./redact.js";
import { redactCall } from "./redact-call.js";
import { redactNote } from "./redact-note.js";
import { redactionForRecord } from "./redaction.js";

/**
 * An event as a log may hold it: proposals, remarks, errors and notes are redacted. A piece of the answer
 * stays as it is: it goes to whoever asked.
 */
export function redactEvent(event: CallEvent, redact: Redact): CallEvent {
  switch (event.type) {
    case "proposal-end": {
      const proposal = redactProposal(event.proposal, redact);
      return { ...event, proposal, call: redactCall(event.call, redact) };
    }
    case "call-end": {
      const passedOn = event.passedOn.map((proposal) => redactProposal(proposal, redact));
      return { ...event, passedOn, call: redactCall(event.call, redact) };
    }
    case "call-failed":
    case "call-retry":
      return { ...event, call: redactCall(event.call, redact) };
    case "call-note":
      return { ...event, note: redactNote(event.note, redact) };
    case "call-start":
    case "first-token":
    case "answer-token":
      break;
  }
  return event;
}

function redactProposal(proposal: Proposal, redact: Redact): Proposal {
  const log = redactionForRecord(redact, "log");
  const { text, remarks } = proposal;
  return {
    ...proposal,
    text: log.text(text),
    ...(remarks === undefined ? {} : { remarks: remarks.map((remark) => log.text(remark)) }),
  };
}
