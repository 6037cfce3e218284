import type { Proposal } from "../ledger/proposal.js";
import type { Redaction } from "./redaction.js";

/** A copy of the proposal with redacted text and remarks. */
export function redactProposal(proposal: Proposal, redaction: Redaction): Proposal {
  const { text, remarks } = proposal;
  return {
    ...proposal,
    text: redaction.text(text),
    ...(remarks === undefined ? {} : { remarks: remarks.map((each) => redaction.text(each)) }),
  };
}
