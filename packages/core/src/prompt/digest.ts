import { sha256 } from "@langchain/core/utils/hash";
import type { Proposal } from "../ledger/proposal.js";

/** The SHA-256 of a text, 64 hexadecimal digits. It can be had in a browser, and at once. */
export function digestOf(text: string): string {
  return String(sha256(text));
}

/** A digest of all that proposals show: their texts and remarks, in order, and nothing else. */
export function proposalsDigest(proposals: readonly Proposal[]): string {
  // Of digests: all the texts as one string may be longer than a string can be.
  const parts = proposals.map((proposal) => textsOf(proposal).map(digestOf).join(" "));
  return digestOf(parts.join("\n"));
}

/** All that a proposal shows: its text, then the remarks on it. */
export function textsOf({ text, remarks = [] }: Proposal): string[] {
  return [text, ...remarks];
}
