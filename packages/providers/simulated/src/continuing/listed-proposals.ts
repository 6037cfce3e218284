import { claims, subjects } from "../fact-base/subjects.js";
import { firstMarked, roundTexts } from "./round-texts.js";
import { withAdded } from "./with-added.js";

/**
 * The proposals that a system message lists: the texts between fence marks, or without marks the
 * paragraphs that start with 1., 2. and so on.
 *
 * @param requests - Messages with numbered texts that proposals have added since.
 * @returns Each proposal with its number and its remarks. Empty if no item is about a subject of
 * the fact base: then it is a different list, or no list.
 */
export function listedProposals(systemText: string, requests: readonly string[] = []): string[] {
  const list = systemText.replace(unfinished, "");
  const items = withAdded(fencedItems(list) ?? roundItems(list) ?? plainItems(list), requests);
  return items.some(isAboutSubject) ? items : [];
}

/** Whether a system message says that the proposals which it lists are still being written. */
export function isListUnfinished(systemText: string): boolean {
  return unfinished.test(systemText);
}

const unfinished = /\n\nThese answers are still being written\b[^]*/;

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
const firstFenced = /^\d+\. <(quote-\d+)>\n/m;

/** The first item of a list with marks. */
const firstMark = new RegExp(`${firstFenced.source}|${firstMarked.source}`, "m");

/** The name of the marks occurs in no text, so no part of a text looks like an item. */
function fencedItems(systemText: string): string[] | undefined {
  const first = firstFenced.exec(systemText);
  if (first === null) return undefined;
  const [, name = ""] = first;
  return systemText
    .slice(first.index)
    .split(new RegExp(`\\n(?=\\d+\\. <${name}>\\n)`))
    .map((item) => item.replaceAll(`<${name}>\n`, "").replaceAll(`\n</${name}>`, ""));
}

/** The list of a node that writes in rounds. */
function roundItems(systemText: string): string[] | undefined {
  const first = firstMarked.exec(systemText);
  if (first === null) return undefined;
  return roundTexts(systemText.slice(first.index)).map(({ number, text }) => `${number}. ${text}`);
}

const complete = /^(\d+) \(complete\)\./gm;

function plainItems(systemText: string): string[] {
  let items: string[] = [];
  for (const line of systemText.replaceAll(complete, "$1.").split("\n")) {
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
