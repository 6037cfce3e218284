import { chance, shuffled } from "./chance.js";
import type { Subject } from "./fact-base/subject.js";

const leastKnownShare = 0.35;
const mostKnownShare = 0.75;
const chanceOfFalseBelief = 0.06;

/**
 * The claims about a subject that a model believes: 35 to 75 percent of the true ones, and rarely a
 * false one. The model cannot tell them apart.
 */
export function beliefsOf(model: string, seed: number, subject: Subject): string[] {
  const { name, truths, falsehoods } = subject;
  const known = shuffled(truths, "knows", seed, model).slice(0, knownCount(model, seed, subject));
  const mistaken = falsehoods.filter(
    (falsehood) => chance("mistakes", seed, model, name, falsehood) < chanceOfFalseBelief,
  );
  return [...known, ...mistaken];
}

function knownCount(model: string, seed: number, { name, truths }: Subject): number {
  const least = Math.ceil(truths.length * leastKnownShare);
  const most = Math.floor(truths.length * mostKnownShare);
  return least + Math.floor(chance("share", seed, model, name) * (most - least + 1));
}
