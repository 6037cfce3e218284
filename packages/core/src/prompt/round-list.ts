import type { Fence } from "./fence.js";

/** A proposal as far as it is shown in one round. */
export interface ShownProposal {
  /** Its number in the list, the same in all rounds. */
  readonly number: number;
  /** All of its text so far, as the model is shown it. */
  readonly text: string;
  readonly remarks: readonly string[];
  readonly status: "open" | "ended" | "failed";
}

/** Marks texts, or leaves them as they are. */
type Quote = Fence["quote"];

/**
 * Returns proposals as a numbered list, as far as they are written. Those without a text yet are left out.
 *
 * @param fence - Encloses each text in marks. Without one, the list is plain.
 */
export function unfinishedList(shown: readonly ShownProposal[], fence: Fence | undefined): string {
  const quote = fence?.quote ?? plain;
  const items = shown
    .filter(({ text, status }) => text !== "" && status !== "failed")
    .map((each) => `${item(each, each.text, quote)}${remarksOf(each, quote)}`);
  return `${fence === undefined ? "" : `\n${fence.rule}`}${items.join("")}`;
}

/** What has come since the round before, and what was taken back. Empty if nothing has changed. */
export function addedList(
  shown: readonly ShownProposal[],
  before: readonly ShownProposal[],
  fence: Fence | undefined,
): string {
  const quote = fence?.quote ?? plain;
  const known = new Map(before.map((each) => [each.number, each]));
  return shown.map((each) => change(each, known.get(each.number), quote)).join("");
}

function change(now: ShownProposal, before: ShownProposal | undefined, quote: Quote): string {
  const { number, text, status } = now;
  const wasShown = before !== undefined && before.text !== "" && before.status !== "failed";
  if (status === "failed") return wasShown ? `\n${number}. ${withdrawn(number)}` : "";
  if (text === "" || (wasShown && isSame(now, before))) return "";
  if (!wasShown) return `${item(now, text, quote)}${remarksOf(now, quote)}`;
  if (text.startsWith(before.text)) {
    const added = text.slice(before.text.length);
    const end = added.trim() === "" ? `\n${number}. (Answer ${number} is complete.)` : undefined;
    return `${end ?? item(now, added.trimStart(), quote)}${remarksOf(now, quote)}`;
  }
  return `\n${number}. (What you have seen of answer ${number} is replaced by this.) ${quote(text)}${ending(now)}${remarksOf(now, quote)}`;
}

function isSame(now: ShownProposal, before: ShownProposal): boolean {
  return now.text === before.text && now.status === before.status;
}

function withdrawn(number: number): string {
  return `(Answer ${number} has failed. Do not rely on what you have seen of it.)`;
}

function item(shown: ShownProposal, text: string, quote: Quote): string {
  return `\n${shown.number}. ${quote(text)}${ending(shown)}`;
}

function ending({ number, status }: ShownProposal): string {
  return status === "open" ? `\n(Answer ${number} goes on.)` : "";
}

function remarksOf({ number, remarks }: ShownProposal, quote: Quote): string {
  return remarks.map((remark) => `\n\nRemark on answer ${number}: ${quote(remark)}`).join("");
}

function plain(text: string): string {
  return text;
}
