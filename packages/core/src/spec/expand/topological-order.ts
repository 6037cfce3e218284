/**
 * Sorts names so that each comes after all names it reads. Reads of unknown names are ignored.
 *
 * @returns The sorted names, without those that are on a cycle or depend on one.
 */
export function topologicalOrder(reads: ReadonlyMap<string, readonly string[]>): string[] {
  const { release, isWaiting } = waitingNames(reads);
  return release([...reads.keys()].filter((name) => !isWaiting(name)));
}

/** Names that wait for the names they read. */
export interface WaitingNames {
  /** Whether a name waits for a name that was not released. */
  readonly isWaiting: (name: string) => boolean;
  /** Releases names, and those that then wait for none. Returns all of them, each name once. */
  readonly release: (names: readonly string[]) => string[];
}

/** Counts for each name how many names it waits for. All releases together take linear time. */
export function waitingNames(reads: ReadonlyMap<string, readonly string[]>): WaitingNames {
  const waitsFor = new Map<string, number>();
  const readers = new Map<string, string[]>();
  for (const [name, read] of reads) {
    const known = new Set(read.filter((other) => reads.has(other)));
    waitsFor.set(name, known.size);
    for (const other of known) pushTo(readers, other, name);
  }
  return {
    isWaiting: (name) => (waitsFor.get(name) ?? 0) > 0,
    release(names) {
      for (const name of names) waitsFor.set(name, 0);
      const released = [...names];
      for (const name of released) {
        for (const reader of readers.get(name) ?? []) {
          const left = (waitsFor.get(reader) ?? 0) - 1;
          waitsFor.set(reader, left);
          if (left === 0) released.push(reader);
        }
      }
      return released;
    },
  };
}

function pushTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
