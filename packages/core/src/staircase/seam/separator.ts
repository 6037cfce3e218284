import { isSpaceless } from "./text/characters.js";
import { openFence } from "./markdown/open-block.js";
import { endsSentence } from "./text/sentence-end.js";

const heading = /^\s*#{1,6}\s/u;
const fence = /^[\s>]*(?:`{3,}|~{3,})/u;
const wholeRow = /^[\s>]*\|.*\|$/u;
const row = /^[\s>]*\|/u;
const item = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)/u;
const quote = /^\s*>/u;
/** Belongs to the word before it. */
const attached = /^[,.;)…，。、；：！？）】》」』]+(?![\p{L}\p{N}])/u;
const opening = /[\p{Ps}\p{Pi}]$|[\p{L}\p{N}][/-]$/u;

/** The two texts that meet, and the white space known between them. */
export interface Meeting {
  readonly before: string;
  /** White space that the model wrote after `before`; empty if none was seen. */
  readonly seen: string;
  /** White space at the beginning of the continuation. */
  readonly leading: string;
  /** The continuation after it. Its first word at least. */
  readonly after: string;
}

/** The white space between two texts. */
export function separatorOf(meeting: Meeting): string {
  const { before, seen, leading, after } = meeting;
  const space = joined(seen, leading);
  if (space.includes("\n")) return space;
  if (openFence(before) !== undefined) return space === "" ? " " : space;
  if (startsBlock(meeting)) return "\n";
  if (leading === "" && attaches(before, after)) return "";
  return space === "" ? chosen(before, after) : space;
}

/** Of two separators the one with more lines; of its indentation, the longer one. */
function joined(seen: string, leading: string): string {
  const [seenLines, leadingLines] = [seen.split("\n").length, leading.split("\n").length];
  if (leadingLines > seenLines) return leading;
  if (seenLines === 1) return seen === "" ? leading : seen;
  const from = seen.lastIndexOf("\n") + 1;
  const indent = leading.slice(leading.lastIndexOf("\n") + 1);
  return indent.length > Math.max(1, seen.length - from) ? seen.slice(0, from) + indent : seen;
}

/** Whether a block begins that needs a line of its own. After a space, `- ` may be a dash in a sentence. */
function startsBlock({ before, seen, after }: Meeting): boolean {
  if (fence.test(after)) return true;
  const line = lastLine(before);
  const isWhole = line.endsWith(":") || endsSentence(lastWord(line));
  if (seen !== "" && !isWhole) return false;
  if (after.startsWith("|")) return !row.test(line) || seen === "";
  if (heading.test(after)) return true;
  return (item.test(after) || quote.test(after)) && (isWhole || isMarked(line));
}

function isMarked(line: string): boolean {
  return [heading, fence, row, item, quote].some((mark) => mark.test(line));
}

function chosen(before: string, after: string): string {
  const line = lastLine(before);
  if (heading.test(line) || fence.test(line) || wholeRow.test(line)) return "\n";
  if ((item.test(line) || quote.test(line)) && !/^\p{Ll}/u.test(after)) return "\n";
  if (isSpaceless(lastCharacter(before)) || isSpaceless(after)) return "";
  return opening.test(before) ? "" : " ";
}

function attaches(before: string, after: string): boolean {
  return attached.test(after) && !endsSentence(lastWord(before));
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf("\n") + 1);
}

function lastWord(line: string): string {
  return /\S{1,40}$/u.exec(line.slice(-40))?.[0] ?? "";
}

function lastCharacter(text: string): string {
  return /.$/su.exec(text.slice(-2))?.[0] ?? "";
}
