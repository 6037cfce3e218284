import { type RoundText, roundTexts } from "./round-texts.js";

/**
 * The proposals of a list with what later messages have added to them. One that has failed is removed.
 *
 * @param items - The proposals, each with its number.
 * @param messages - The later messages, in their order.
 */
export function withAdded(items: readonly string[], messages: readonly string[]): string[] {
  const proposals = new Map(items.map((item) => [item.slice(0, item.indexOf(". ")), item]));
  for (const { number, says, text } of messages.flatMap(addedTexts)) {
    const before = proposals.get(number);
    if (says.startsWith("has failed")) proposals.delete(number);
    else if (before === undefined || says.startsWith("replaces"))
      proposals.set(number, `${number}. ${text}`);
    else proposals.set(number, joined(before, text));
  }
  return [...proposals.values()];
}

/** What a message of core says before it asks to continue. */
const added =
  /^The answers go on:([^]*)\n\n(?:All answers are complete now\. )?Continue your own answer\b/;

function addedTexts(message: string): RoundText[] {
  const [, list = ""] = added.exec(message) ?? [];
  return roundTexts(list);
}

/** Two parts of a text, cut between words. */
function joined(before: string, after: string): string {
  return after === "" ? before : `${before} ${after}`;
}
