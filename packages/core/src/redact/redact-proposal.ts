import type { Proposal } from "../ledger/proposal.js";
import type { Redaction } from "./redaction.js";

/** A copy of the proposal with redacted text, reasoning and remarks. */
export function redactProposal(proposal: Proposal, redaction: Redaction): Proposal {
  const { text, reasoning, remarks } = proposal;
  return {
    ...proposal,
    text: redaction.text(text),
    ...(reasoning === undefined ? {} : { reasoning: redaction.text(reasoning) }),
    ...(remarks === undefined ? {} : { remarks: remarks.map((each) => redaction.text(each)) }),
  };
}
