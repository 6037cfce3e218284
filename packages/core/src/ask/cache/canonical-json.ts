/**
 * JSON with sorted object keys: equal values give equal text. As in all JSON, `undefined` and
 * functions are left out.
 *
 * @throws {TypeError} for circular values and `bigint`.
 */
export function canonicalJson(value: unknown): string {
  // Copied first: sorting makes copies, which would hide a cycle from `JSON.stringify`.
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return JSON.stringify(plain, (_key, each: unknown) => (isObject(each) ? inOrder(each) : each));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
