import type { Proposal } from "../ledger/proposal.js";

/**
 * Proposals as the paper's published code lists them, in the order given: each is a line break, its
 * number from 1, a full stop, a space and its text. What critics say stands below it.
 *
 * Nothing tells a text from the list around it: a text that holds `\n2. ` looks like two.
 */
export function plainList(proposals: readonly Proposal[]): string {
  return numberedList(proposals, (text) => text);
}

/** Proposals as a numbered list, with each of their texts and remarks written by `quote`. */
export function numberedList(
  proposals: readonly Proposal[],
  quote: (text: string) => string,
): string {
  return proposals.map((proposal, index) => listItem(proposal, index + 1, quote)).join("");
}

function listItem(
  { text, remarks = [] }: Proposal,
  number: number,
  quote: (text: string) => string,
): string {
  const notes = remarks.map((remark) => `\n\nRemark on answer ${number}: ${quote(remark)}`);
  return `\n${number}. ${quote(text)}${notes.join("")}`;
}
