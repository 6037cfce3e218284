import type { RunningFence } from "./fence.js";

/** A proposal as far as it is shown in one round. */
export interface ShownProposal {
  /** Its number in the list, the same in all rounds. */
  readonly number: number;
  /** All of its text so far, as the model is shown it. */
  readonly text: string;
  readonly remarks: readonly string[];
  readonly status: "open" | "ended" | "failed";
}

/** How a list is written. */
export interface RoundListOptions {
  /** Its mark stands before each text, and after the last one. Without it, the list is plain. */
  readonly fence: RunningFence | undefined;
  /** Whether all proposals are complete. If not, those that are say so. */
  readonly isLast: boolean;
}

/** Returns proposals as a numbered list, as far as they are written. One that has failed says so. */
export function unfinishedList(shown: readonly ShownProposal[], options: RoundListOptions): string {
  const rule = options.fence === undefined ? "" : `\n${options.fence.rule}`;
  const items = shown
    .filter(({ text, status }) => text !== "" || status === "failed")
    .map((each) => itemOf(each, { text: each.text, says: endOf(each, options) }, options));
  return rule + listOf(items, options);
}

/** Returns what has come since the round before, and what was taken back. Empty if nothing has changed. */
export function addedList(
  shown: readonly ShownProposal[],
  before: readonly ShownProposal[],
  options: RoundListOptions,
): string {
  const known = new Map(before.map((each) => [each.number, each]));
  const items = shown.flatMap((each) => {
    const change = changeOf(each, known.get(each.number), options);
    return change === undefined ? [] : [itemOf(each, change, options)];
  });
  return listOf(items, options);
}

/** What a list says of one proposal. */
interface Change {
  /** Empty if there is only something to say. */
  readonly text: string;
  /** What stands beside the number. */
  readonly says: readonly string[];
}

function changeOf(
  now: ShownProposal,
  before: ShownProposal | undefined,
  options: RoundListOptions,
): Change | undefined {
  const { text, status } = now;
  const wasShown = before !== undefined && before.text !== "" && before.status !== "failed";
  if (status === "failed") return wasShown ? { text: "", says: [failed] } : undefined;
  const says = endOf(now, options);
  if (!wasShown) return text === "" ? undefined : { text, says };
  if (!text.startsWith(before.text)) return { text, says: [replaced, ...says] };
  const added = text.slice(before.text.length).trim();
  if (added !== "" || now.remarks.length > 0) return { text: added, says };
  return before.status === status || says.length === 0 ? undefined : { text: "", says };
}

const failed = "has failed: do not rely on what you have seen of it";
const replaced = "replaces what you have seen of it";

function endOf({ status }: ShownProposal, { isLast }: RoundListOptions): readonly string[] {
  if (status === "failed") return [failed];
  return status === "ended" && !isLast ? ["complete"] : [];
}

function itemOf(
  { number, remarks }: ShownProposal,
  { text, says }: Change,
  { fence }: RoundListOptions,
): string {
  const mark = fence === undefined ? "" : `${fence.mark} `;
  const notes = remarks.map((remark) => `\nRemark on answer ${number}: ${mark}${remark}`);
  const said = says.length === 0 ? "" : ` (${says.join("; ")})`;
  return `\n${number}${said}.${text === "" ? "" : ` ${mark}${text}`}${notes.join("")}`;
}

function listOf(items: readonly string[], { fence }: RoundListOptions): string {
  if (items.length === 0) return "";
  return items.join("") + (fence === undefined ? "" : `\n${fence.mark}`);
}
