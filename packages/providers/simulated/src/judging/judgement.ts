import { type Agreement, agreement } from "./agreement.js";
import type { Asked } from "../asked.js";
import { beforeMarks, listedProposals } from "../continuing/listed-proposals.js";
import type { SimulatedCall } from "../recall.js";

/**
 * The reply to an instruction to rank, verify or criticise; `undefined` without such an
 * instruction.
 */
export function judgement(
  { system }: Pick<Asked, "system">,
  call: SimulatedCall,
): string | undefined {
  const judge = judgeFor(beforeMarks(system));
  return judge?.(listedProposals(system).map((proposal) => agreement(proposal, call)));
}

type Judge = (scores: readonly Agreement[]) => string;

/**
 * The function for the judgement that the system message requests. It matches the words of the
 * built-in instructions.
 */
function judgeFor(system: string): Judge | undefined {
  const ranks = /\breply with (?:its|the) numbers?(?: of the best (\d+))?/.exec(system);
  if (ranks !== null) return (scores) => bestFirst(scores, Number(ranks[1] ?? 1)).join(", ");
  if (/\bword PASS\b.*\bor FAIL\b/.test(system)) return verdict;
  if (/\bsay what is right\b.*\bwhat in it is wrong\b/.test(system)) return remark;
  return undefined;
}

/**
 * Numbers of the proposals with the most recalled claims first. Equal proposals keep their order.
 */
function bestFirst(scores: readonly Agreement[], wanted: number): number[] {
  const listed = Array.from({ length: Math.max(wanted, scores.length) }, (_, index) => index);
  return listed
    .toSorted((a, b) => (scores[b]?.recalled ?? 0) - (scores[a]?.recalled ?? 0))
    .slice(0, wanted)
    .map((index) => index + 1);
}

function verdict(scores: readonly Agreement[]): string {
  return scores.every(({ claims, recalled }) => claims === 0 || recalled > 0) ? "PASS" : "FAIL";
}

function remark(scores: readonly Agreement[]): string {
  const claims = scores.reduce((sum, score) => sum + score.claims, 0);
  const recalled = scores.reduce((sum, score) => sum + score.recalled, 0);
  return `I recall ${recalled} of its ${claims} claims.`;
}
