import { subjects } from "./fact-base/subjects.js";

/**
 * The proposals that a system message lists: paragraphs that begin with 1., 2. and so on.
 *
 * @returns None when no item makes a claim of the fact base: then it is some other list, or no list.
 */
export function listedProposals(systemText: string): string[] {
  let items: string[] = [];
  for (const line of systemText.split("\n")) {
    const number = Number(/^(\d+)\. /.exec(line)?.[1]);
    if (number === 1 && !items.some(makesClaim)) items = [line];
    else if (number === items.length + 1) items.push(line);
    else if (items.length > 0) items.push(`${items.pop()}\n${line}`);
  }
  return items.some(makesClaim) ? items : [];
}

function makesClaim(text: string): boolean {
  return subjects.some(({ truths, falsehoods }) =>
    [...truths, ...falsehoods].some((claim) => text.includes(claim)),
  );
}
