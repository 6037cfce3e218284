import type { Subject } from "./fact-base/subject.js";

/**
 * The claims about a subject that an aggregator keeps, the most frequent first.
 *
 * With several proposals, a claim made by only one is dropped, unless the aggregator recalls it
 * too.
 */
export function merge(
  subject: Subject,
  proposals: readonly string[],
  recalled: readonly string[],
): string[] {
  const needed = Math.min(2, proposals.length);
  return [...subject.truths, ...subject.falsehoods]
    .map((claim) => ({ claim, votes: votesFor(claim, proposals) }))
    .filter(({ claim, votes }) => votes >= needed || (votes > 0 && recalled.includes(claim)))
    .toSorted((a, b) => b.votes - a.votes)
    .map(({ claim }) => claim);
}

function votesFor(claim: string, proposals: readonly string[]): number {
  return proposals.filter((proposal) => proposal.includes(claim)).length;
}
