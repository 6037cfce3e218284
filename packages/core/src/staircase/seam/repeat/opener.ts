import { openFence, tableHead } from "../markdown/open-block.js";
import { foldText } from "../text/folded-text.js";

/** How a continuation may begin before the text itself, without white space, case and emphasis. */
const announcements: readonly string[] = [
  "…",
  "...",
  "[…]",
  "[...]",
  "(continued)",
  "(continued):",
  "(continuing)",
  "(cont.)",
  "(cont'd)",
  "[continued]",
  "[continuing]",
  "continued:",
  "continuing:",
  "continuation:",
  "continuingfromwhereileftoff:",
  "continuingfromwherewewereleftoff:",
  "continuingwhereileftoff:",
  "continuingwhereweleftoff:",
  "continuingfromabove:",
  "continuingtheanswer:",
  "continuingmyanswer:",
  "hereisthecontinuation:",
  "here'sthecontinuation:",
  "hereisthecontinuationoftheanswer:",
  "here'sthecontinuationoftheanswer:",
  "hereistherest:",
  "here'stherest:",
  "hereistherestoftheanswer:",
  "here'stherestoftheanswer:",
];

/**
 * Finds what a continuation says before it goes on: an announcement such as `(continued)`, or once more the
 * first line of the code block, or the head of the table, in which the text before it ends.
 */
export class Opener {
  /** Whether the next unit may still change the result. */
  isOpen = true;
  private openers: readonly string[];
  private read = "";

  /** @param before - The text that is continued. */
  constructor(before: string) {
    this.openers = [...announcements, ...repeatedLines(before)];
  }

  /**
   * Reads the next unit of the continuation, or a line break.
   *
   * @returns whether an opener is complete.
   */
  push(unit: string): boolean {
    const read = this.read + unit;
    const fitting = this.openers.filter((opener) => opener.startsWith(read));
    if (unit === "\n" && fitting.length === 0) return false;
    this.openers = fitting;
    this.read = read;
    this.isOpen = fitting.some((opener) => opener !== read);
    return fitting.includes(read);
  }
}

function repeatedLines(before: string): string[] {
  const fence = foldLine(openFence(before)?.replace(/^[^`~]*/u, "") ?? "");
  // A fence without the name of a language ends the block.
  const isNamed = /[^`~]/u.test(fence);
  const head = tableHead(before)?.split("\n").map(foldLine).join("\n");
  return [...(isNamed ? [fence] : []), ...(head === undefined ? [] : [head])].map(
    (line) => `${line}\n`,
  );
}

function foldLine(line: string): string {
  return foldText(line).units.join("");
}
