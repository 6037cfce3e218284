import { sha256 } from "@langchain/core/utils/hash";
import type { Proposal } from "../ledger/proposal.js";

/** The SHA-256 of a text as 64 hexadecimal digits. Synchronous, and works in browsers. */
export function digestOf(text: string): string {
  return String(sha256(text));
}

/** A digest of the texts and remarks of proposals, in order. Nothing else is part of it. */
export function proposalsDigest(proposals: readonly Proposal[]): string {
  // A digest of digests, because the concatenated texts may exceed the maximum string length.
  const parts = proposals.map((proposal) => textsOf(proposal).map(digestOf).join(" "));
  return digestOf(parts.join("\n"));
}

/** The texts of a proposal that a model is shown: its own text, then the remarks. */
export function textsOf({ text, remarks = [] }: Proposal): string[] {
  return [text, ...remarks];
}
