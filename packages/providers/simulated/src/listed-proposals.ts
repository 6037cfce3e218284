import { subjects } from "./fact-base/subjects.js";

/**
 * The proposals that a system message lists: those between marks, where there are marks, else
 * paragraphs that begin with 1., 2. and so on.
 *
 * @returns Each with its number and the remarks on it. None when no item makes a claim of the fact
 *   base: then it is some other list, or no list.
 */
export function listedProposals(systemText: string): string[] {
  const items = fencedItems(systemText) ?? plainItems(systemText);
  return items.some(makesClaim) ? items : [];
}

/** What a system message says before the marks begin; all of it where there are none. */
export function beforeMarks(systemText: string): string {
  return systemText.slice(0, firstMark.exec(systemText)?.index);
}

/** The first item of a list whose texts stand between marks of this name. */
const firstMark = /^1\. <(quote-\d+)>\n/m;

/** The name of the marks occurs in no text, so nothing in a text can pass for an item. */
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
