import { expect, test } from "vitest";
import { jsonWithoutKeys } from "./json-without-keys.js";
import { knownKeys } from "./known-keys.js";

const keys = knownKeys([
  { name: "A_API_KEY", text: 'a"b\\c\nd-key' },
  { name: "B_TOKEN", text: "12345678" },
]);

test("jsonWithoutKeys hides keys in texts and names, and keeps numbers and order", () => {
  const value = { z: ['a"b\\c\nd-key!'], a: { x12345678: 12_345_678, none: null }, not: undefined };
  expect(jsonWithoutKeys(value, keys)).toBe(
    '{"z":["[A_API_KEY]!"],"a":{"x[B_TOKEN]":12345678,"none":null}}',
  );
});
