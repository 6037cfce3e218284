/**
 * Every string that can be reached from a value: through properties of any kind, names of
 * properties, maps and sets. Cycles are followed once.
 */
export function stringsIn(value: unknown): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const each = open.pop();
    if (typeof each === "string") found.push(each);
    if (typeof each !== "object" || each === null || seen.has(each)) continue;
    seen.add(each);
    for (const key of Reflect.ownKeys(each)) open.push(key, Reflect.get(each, key));
    if (each instanceof Map || each instanceof Set) open.push(...each.entries());
  }
  return found;
}
