/** What a message says of one proposal that an earlier message has listed. */
interface AddedText {
  readonly number: string;
  /** What is said before the text, such as that it replaces the earlier one. */
  readonly remark: string;
  readonly text: string;
}

/** The end of a text that is still being written. */
export const goesOn: RegExp = /\n\(Answer \d+ goes on\.\)/g;

/**
 * The proposals of a list with what later messages have added to them. One that has failed is removed.
 *
 * @param items - The proposals, each with its number.
 * @param messages - The later messages, in their order.
 */
export function withAdded(items: readonly string[], messages: readonly string[]): string[] {
  const proposals = new Map(items.map((item) => [item.slice(0, item.indexOf(". ")), item]));
  for (const { number, remark, text } of messages.flatMap(addedTexts)) {
    const before = proposals.get(number);
    if (remark.includes("has failed")) proposals.delete(number);
    else if (before === undefined || remark !== "") proposals.set(number, `${number}. ${text}`);
    else proposals.set(number, joined(before, text));
  }
  return [...proposals.values()];
}

/** The name of the fence marks in a text with a numbered list; `undefined` without marks. */
export function markIn(text: string): string | undefined {
  return /^\d+\. (?:\(.*\) )?<(quote-\d+)>\n/m.exec(text)?.[1];
}

/** What follows the list in a message. */
const request = /\n\n(?:All answers are complete now\. )?Continue your answer\b[^]*/;

/** The items of the list in a message. It can begin with any number. */
function addedTexts(message: string): AddedText[] {
  const list = message.replace(request, "").replaceAll(goesOn, "");
  const mark = markIn(list);
  const items = list.split(mark === undefined ? /\n(?=\d+\. )/ : itemStart(mark));
  return items.flatMap((item) => {
    const [found, number = "", remark = ""] = /^(\d+)\. (?:(\(.*\))\s?)?/.exec(item) ?? [];
    if (found === undefined) return [];
    const text = item.slice(found.length).replaceAll(new RegExp(`\\n?</?${mark}>\\n?`, "g"), "");
    return [{ number, remark: remark.includes("is complete") ? "" : remark, text }];
  });
}

/** Nothing in a text between marks looks like the start of an item. */
function itemStart(mark: string): RegExp {
  return new RegExp(`\\n(?=\\d+\\. (?:\\(|<${mark}>\\n))`);
}

/** Two parts of a text, cut between words. */
function joined(before: string, after: string): string {
  if (after === "") return before;
  return /\s$/.test(before) || /^\s/.test(after) ? before + after : `${before} ${after}`;
}
