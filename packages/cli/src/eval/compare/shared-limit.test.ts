import { expect, test } from "vitest";
import { sharedLimit } from "./shared-limit.js";

const spent: Readonly<Record<string, number>> = { a: 1, b: 3, judge: 0.5 };
const evaluation = { spentUsd: (log: string) => Promise.resolve(spent[log] ?? 0) };
const logs = ["a", "b", "judge"];

test("a part of a comparison may cost what the others have left of the limit", async () => {
  const limitOf = sharedLimit(5, logs, evaluation);
  expect(await Promise.all(logs.map(limitOf))).toEqual([1.5, 3.5, 1]);
});

test("a part has a limit above 0 if the others have left nothing", async () => {
  expect(await sharedLimit(2, logs, evaluation)("a")).toBe(Number.MIN_VALUE);
});

test("no part has a limit without one", async () => {
  expect(await sharedLimit(undefined, logs, evaluation)("a")).toBeUndefined();
});
