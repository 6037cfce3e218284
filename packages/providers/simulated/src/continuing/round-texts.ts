/** What the list of a round says of one proposal. */
export interface RoundText {
  readonly number: string;
  /** What stands beside the number: that it is complete, has failed, or replaces an earlier text. */
  readonly says: string;
  readonly text: string;
}

const said = "complete|has failed:[^\\n]*?|replaces [^\\n]*?";
const header = new RegExp(`^(\\d+)(?: \\((${said})\\))?\\.`);
const start = `^\\d+(?: \\((?:${said})\\))?\\.`;

/** The first text of a list that has marks. Its mark is the group 1. */
export const firstMarked: RegExp = new RegExp(`${start} (\\[\\d{9}\\]) `, "m");

/** The items of a list of a round, with or without marks. They can begin with any number. */
export function roundTexts(list: string): RoundText[] {
  const mark = firstMarked.exec(list)?.[1] ?? /\[\d{9}\]$/.exec(list)?.[0] ?? "";
  return itemsOf(list, mark).flatMap((item) => {
    const [found, number = "", says = ""] = header.exec(item) ?? [];
    if (found === undefined) return [];
    return [{ number, says, text: withoutMark(item.slice(found.length), mark).trim() }];
  });
}

/** Nothing in a text between marks looks like the start of another. */
function itemsOf(list: string, mark: string): string[] {
  const text = mark === "" ? " " : ` \\[${mark.slice(1, -1)}\\] `;
  return list.split(new RegExp(`\\n(?=${start.slice(1)}(?:${text}|$))`, "m"));
}

function withoutMark(text: string, mark: string): string {
  return mark === "" ? text : text.replaceAll(`${mark} `, "").replaceAll(mark, "");
}
