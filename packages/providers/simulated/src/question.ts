import type { Subject } from "./fact-base/subject.js";
import { subjects } from "./fact-base/subjects.js";

/** The subjects that a question names. */
export function subjectsOf(question: string): Subject[] {
  const lowerCase = question.toLowerCase();
  return subjects.filter(({ aliases }) =>
    aliases.some((alias) => lowerCase.includes(alias.toLowerCase()) && names(question, alias)),
  );
}

/** Compiling the expression takes a millisecond, so it is only asked for aliases that occur. */
function names(question: string, alias: string): boolean {
  const word = String.raw`(?<![\p{L}\p{N}])${alias}(?![\p{L}\p{N}])`;
  return new RegExp(word, "iu").test(question);
}

const numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const askedCount = new RegExp(
  String.raw`\b(${numbers.join("|")}|[1-9]|10)\s+(?:\w+\s+){0,2}(?:activit|attraction|fact|idea|place|point|reason|sight|sentence|thing|tip|way)`,
  "i",
);

/**
 * The number of things that a question requests, as in "three fun things"; infinity without a
 * number.
 */
export function countOf(question: string): number {
  const number = askedCount.exec(question)?.[1]?.toLowerCase();
  if (number === undefined) return Number.POSITIVE_INFINITY;
  return numbers.includes(number) ? numbers.indexOf(number) + 1 : Number(number);
}
