import { claims, subjects } from "../fact-base/subjects.js";

/**
 * The name of the subject that unfinished proposals have reached; `undefined` if all are finished. A
 * proposal is unfinished if its last line is a heading, or the beginning of a claim.
 */
export function begunSubject(proposals: readonly string[]): string | undefined {
  const unfinished = proposals.find(isUnfinished);
  return subjects.find(({ name }) => unfinished?.includes(`About ${name}:`))?.name;
}

function isUnfinished(proposal: string): boolean {
  const last = proposal.trimEnd().split("\n").at(-1) ?? "";
  if (/(?:^|\d\. )About\b.*:$/.test(last)) return true;
  return claims.some((claim) => `- ${claim}`.startsWith(last) && !last.endsWith(claim));
}
