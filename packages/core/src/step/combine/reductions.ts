import type { Proposal } from "../../ledger/proposal.js";
import type { Reduction } from "../../spec/reducer.js";
import type { Compared } from "../../spec/policies/compared.js";
import { clustersOf } from "../../measure/clusters.js";
import { finalAnswerOf } from "../../measure/final-answer.js";
import { vectorOf } from "../../measure/vector-of.js";

type Reduce = (proposals: readonly Proposal[], of: Compared | undefined) => Proposal;

/** The built-in reductions. Each takes at least one proposal. */
export const reductions: { readonly [Name in Reduction]: Reduce } = {
  "first-usable": (proposals) => proposals[0] as Proposal,
  longest: (proposals) => proposals.reduce((a, b) => (b.text.length > a.text.length ? b : a)),
  majority: mostSaid,
  cluster: mostAgreed,
  concat: joined,
};

/** The first of the proposals with the most common text or final answer. */
function mostSaid(proposals: readonly Proposal[], of: Compared | undefined): Proposal {
  const keyOf = of === "final-answer" ? finalAnswerOf : normalised;
  const votes = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const key = keyOf(proposal.text);
    const group = votes.get(key);
    if (group === undefined) votes.set(key, [proposal]);
    else group.push(proposal);
  }
  // A blank final answer counts only if there is no other.
  if (votes.size > 1) votes.delete("");
  const winners = [...votes.values()].reduce((a, b) => (b.length > a.length ? b : a));
  return winners[0] as Proposal;
}

/**
 * The cosine that answers to one question nearly always have, and answers to different questions do not:
 * `docs/decisions/2026-11-29-texts-are-compared-by-their-words.md`.
 */
const nearlySame = 0.45;

/** The proposal that agrees most with all, out of the largest group that agrees. */
function mostAgreed(proposals: readonly Proposal[], of: Compared | undefined): Proposal {
  const [largest] = clustersOf(
    proposals.map(({ text }) => vectorOf(text, of)),
    nearlySame,
  );
  return proposals[largest?.[0] ?? 0] as Proposal;
}

/**
 * Lower-case letters and digits, words separated by one space. A text without any stays as it is.
 */
function normalised(text: string): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words === null ? text.trim() : words.join(" ");
}

function joined(proposals: readonly Proposal[]): Proposal {
  const sum = (count: (proposal: Proposal) => number): number =>
    proposals.reduce((total, proposal) => total + count(proposal), 0);
  return {
    ...(proposals[0] as Proposal),
    model: [...new Set(proposals.map(({ model }) => model))].join(", "),
    text: proposals.map(({ text }) => text).join("\n\n"),
    usage: {
      inputTokens: sum(({ usage }) => usage.inputTokens),
      outputTokens: sum(({ usage }) => usage.outputTokens),
    },
  };
}
