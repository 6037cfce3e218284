import { expect, test } from "vitest";
import { keysIn } from "./hide-keys.js";
import { jsonWithoutKeys } from "./json-without-keys.js";

const keys = keysIn({ A_API_KEY: 'a"b\\c\nd-key', B_TOKEN: "12345678" });

test("jsonWithoutKeys hides keys in texts and names, and keeps numbers and order", () => {
  const value = { z: ['a"b\\c\nd-key!'], a: { x12345678: 12_345_678, none: null }, not: undefined };
  expect(jsonWithoutKeys(value, keys, undefined)).toBe(
    '{"z":["[A_API_KEY]!"],"a":{"x[B_TOKEN]":12345678,"none":null}}',
  );
});
