import type { Proposal } from "../ledger/proposal.js";

/**
 * Returns proposals as a numbered list in the format of the paper's published code. Each item is a
 * line break, its number from 1, a full stop, a space and the text. Remarks follow the text.
 *
 * Texts are not separated from the list: a text that contains `\n2. ` looks like two items.
 */
export function plainList(proposals: readonly Proposal[]): string {
  return numberedList(proposals, (text) => text);
}

/** Returns proposals as a numbered list. `quote` formats each text and remark. */
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
