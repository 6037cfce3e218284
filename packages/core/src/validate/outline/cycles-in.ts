import { waitingNames } from "../../spec/expand/topological-order.js";

/**
 * Finds cycles, no two with a common name, until no others are left.
 *
 * Each read is looked at once, so the time is linear: the names of a cycle are released, and the
 * search goes on from the path that led to it.
 *
 * @param reads - The names that each name reads.
 */
export function cyclesIn(reads: ReadonlyMap<string, readonly string[]>): string[][] {
  const { isWaiting, release } = waitingNames(reads);
  release([...reads.keys()].filter((name) => !isWaiting(name)));
  const lists = new Map([...reads].map(([name, list]) => [name, list.values()]));
  const path: string[] = [];
  const indexOf = new Map<string, number>();

  /** The next read of a name that waits. All reads before it were released. */
  function nextOf(name: string): string | undefined {
    if (!isWaiting(name)) return undefined;
    let read = lists.get(name)?.next();
    while (read?.done === false && !isWaiting(read.value)) read = lists.get(name)?.next();
    return read?.value;
  }

  /** Goes one step on, or back if there is none. Returns the cycle that the step closes. */
  function step(): string[] {
    const read = nextOf(path.at(-1) ?? "");
    if (read === undefined) path.pop();
    else if (!indexOf.has(read)) indexOf.set(read, path.push(read) - 1);
    else return path.slice(indexOf.get(read));
    return [];
  }

  const cycles: string[][] = [];
  for (const start of reads.keys()) {
    indexOf.set(start, path.push(start) - 1);
    while (path.length > 0) {
      const cycle = step();
      release(cycle);
      if (cycle.length > 0) cycles.push(cycle);
    }
  }
  return cycles;
}
