/**
 * Sorts names so that each comes after all names it reads. Reads of unknown names are ignored.
 *
 * @returns The sorted names, without those that are on a cycle or depend on one.
 */
export function topologicalOrder(reads: ReadonlyMap<string, readonly string[]>): string[] {
  const waitsFor = new Map<string, number>();
  const readers = new Map<string, string[]>();
  for (const [name, read] of reads) {
    const known = new Set(read.filter((other) => reads.has(other)));
    waitsFor.set(name, known.size);
    for (const other of known) pushTo(readers, other, name);
  }
  const order = [...reads.keys()].filter((name) => waitsFor.get(name) === 0);
  for (const name of order) {
    for (const reader of readers.get(name) ?? []) {
      const left = (waitsFor.get(reader) ?? 0) - 1;
      waitsFor.set(reader, left);
      if (left === 0) order.push(reader);
    }
  }
  return order;
}

function pushTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
