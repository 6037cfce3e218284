import type { Call } from "./call.js";

/** Which of two items comes first; 0 if they are of the same place. */
export type Compare<Item> = (a: Item, b: Item) => number;

/** What identifies a proposal or a call. */
export interface Place {
  readonly node: string;
  readonly sample: number;
}

/**
 * A reducer that keeps the lines of a ledger sorted by call. A step writes all lines of its call at
 * once, in the order of its tries: they take the place of whatever stood there of that call.
 */
export function mergeCalls(compare: Compare<Place>): (current: Call[], update: Call[]) => Call[] {
  return (current, update) => {
    const lines = update.toSorted(compare);
    return lines.reduce((merged, line, index) => {
      const before = lines[index - 1];
      const { begin, end } = placeOf(line, merged, compare);
      if (before !== undefined && compare(before, line) === 0)
        return merged.toSpliced(end, 0, line);
      return merged.toSpliced(begin, end - begin, line);
    }, current);
  };
}

/**
 * A reducer that keeps items sorted, whatever order they arrive in. An item at a place that is taken
 * takes the place over, so that writing the same twice changes nothing.
 */
export function mergeBy<Item>(compare: Compare<Item>): (current: Item[], update: Item[]) => Item[] {
  return (current, update) =>
    update.reduce((merged, item) => {
      const { begin, end } = placeOf(item, merged, compare);
      return merged.toSpliced(begin, end - begin, item);
    }, current);
}

/** Where a sorted list has items of the same place. Looked for from its end: there most are added. */
function placeOf<Item>(
  item: Item,
  sorted: readonly Item[],
  compare: Compare<Item>,
): { begin: number; end: number } {
  let end = sorted.length;
  while (end > 0 && compare(sorted[end - 1] as Item, item) > 0) end -= 1;
  let begin = end;
  while (begin > 0 && compare(sorted[begin - 1] as Item, item) === 0) begin -= 1;
  return { begin, end };
}
