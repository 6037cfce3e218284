import { subjects } from "./fact-base/subjects.js";

/**
 * The proposals that a system message lists: the texts between fence marks, or without marks the
 * paragraphs that start with 1., 2. and so on.
 *
 * @returns Each proposal with its number and its remarks. Empty if no item makes a claim of the
 * fact base: then it is a different list, or no list.
 */
export function listedProposals(systemText: string): string[] {
  const items = fencedItems(systemText) ?? plainItems(systemText);
  return items.some(makesClaim) ? items : [];
}

/** The part of a system message before the first mark; all of it without marks. */
export function beforeMarks(systemText: string): string {
  return systemText.slice(0, firstMark.exec(systemText)?.index);
}

/** The beginning of the built-in instructions of nodes that read proposals. */
const instruction = /\n\n(?=(?:Several|Two|Another) assistants? ha(?:s|ve)\b)/;

/** Where a user's message has the instruction of a node and the list; `undefined` without a list. */
export function listStart(userText: string): number | undefined {
  return (instruction.exec(userText) ?? firstMark.exec(userText))?.index;
}

/** The first item of a list with fenced texts. */
const firstMark = /^1\. <(quote-\d+)>\n/m;

/** The name of the marks occurs in no text, so no part of a text looks like an item. */
function fencedItems(systemText: string): string[] | undefined {
  const first = firstMark.exec(systemText);
  if (first === null) return undefined;
  const [, name = ""] = first;
  return systemText
    .slice(first.index)
    .split(new RegExp(`\\n(?=\\d+\\. <${name}>\\n)`))
    .map((item) => item.replaceAll(`<${name}>\n`, "").replaceAll(`\n</${name}>`, ""));
}

function plainItems(systemText: string): string[] {
  let items: string[] = [];
  for (const line of systemText.split("\n")) {
    const number = Number(/^(\d+)\. /.exec(line)?.[1]);
    if (number === 1 && !items.some(makesClaim)) items = [line];
    else if (number === items.length + 1) items.push(line);
    else if (items.length > 0) items.push(`${items.pop()}\n${line}`);
  }
  return items;
}

function makesClaim(text: string): boolean {
  return subjects.some(({ truths, falsehoods }) =>
    [...truths, ...falsehoods].some((claim) => text.includes(claim)),
  );
}
