import { claims, subjects } from "./fact-base/subjects.js";

/**
 * The proposals that a system message lists: the texts between fence marks, or without marks the
 * paragraphs that start with 1., 2. and so on.
 *
 * @param requests - Messages with numbered texts that proposals have added since.
 * @returns Each proposal with its number and its remarks. Empty if no item is about a subject of
 * the fact base: then it is a different list, or no list.
 */
export function listedProposals(systemText: string, requests: readonly string[] = []): string[] {
  const items = fencedItems(systemText) ?? plainItems(systemText);
  for (const { number, text } of requests.flatMap(addedTexts)) {
    const index = items.findIndex((item) => item.startsWith(`${number}. `));
    if (index === -1) items.push(`${number}. ${text}`);
    else items[index] = joined(items[index] ?? "", text);
  }
  return items.some(isAboutSubject) ? items : [];
}

/** The name of the fence marks in a text with a numbered list; `undefined` without marks. */
export function markIn(text: string): string | undefined {
  return /^\d+\. <(quote-\d+)>\n/m.exec(text)?.[1];
}

/** A part of a proposal that was written after the list. */
interface AddedText {
  readonly number: string;
  readonly text: string;
}

const fencedItem = /^(\d+)\. <(quote-\d+)>\n([^]*?)\n<\/\2>/gm;
const plainItem = /^(\d+)\. ([^]*?)(?=\n\d+\. |\n\n|$(?!\n))/gm;

/** The items of a list that can begin with any number. */
function addedTexts(message: string): AddedText[] {
  const fenced = [...message.matchAll(fencedItem)];
  if (fenced.length > 0) return fenced.map(([, number = "", , text = ""]) => ({ number, text }));
  return [...message.matchAll(plainItem)].map(([, number = "", text = ""]) => ({ number, text }));
}

/** Two parts of a text, cut between words. */
function joined(before: string, after: string): string {
  return /\s$/.test(before) || /^\s/.test(after) ? before + after : `${before} ${after}`;
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
    if (number === 1 && !items.some(isAboutSubject)) items = [line];
    else if (number === items.length + 1) items.push(line);
    else if (items.length > 0) items.push(`${items.pop()}\n${line}`);
  }
  return items;
}

function isAboutSubject(text: string): boolean {
  return (
    subjects.some(({ name }) => text.includes(`About ${name}:`)) ||
    claims.some((claim) => text.includes(claim))
  );
}
