/**
 * JSON in which the order of an object's keys says nothing. As in all JSON, what is `undefined` or a
 * function is left out.
 *
 * @throws {TypeError} if the value goes round in a circle, or holds a `bigint`.
 */
export function canonicalJson(value: unknown): string {
  // Copied first: the copies that the sorting makes would hide a circle from `JSON.stringify`.
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return JSON.stringify(plain, (_key, each: unknown) => (isObject(each) ? inOrder(each) : each));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
