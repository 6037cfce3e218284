import { describe, expect, test } from "vitest";
import { collectSwaps } from "./model-swaps.js";

describe("collectSwaps", () => {
  test("splits at the first equals sign and collects", () => {
    const first = collectSwaps("together:a=openai:b=c");
    expect(collectSwaps("x = simulated:y", first)).toEqual({
      "together:a": "openai:b=c",
      x: "simulated:y",
    });
  });

  test("takes 100,000 swaps, and any name", () => {
    let swaps = collectSwaps("__proto__=x:y");
    for (let index = 1; index < 100_000; index += 1) swaps = collectSwaps(`m${index}=x:y`, swaps);
    expect(Object.keys(swaps)).toHaveLength(100_000);
  });

  test("takes the same swap twice", () => {
    expect(collectSwaps("a:b=c:d", { "a:b": "c:d" })).toEqual({ "a:b": "c:d" });
  });

  test.each(["", "=", "a:b", "=c:d", "a:b=", "a:b=c", "a:b=:d", "a:b=c:"])("refuses %j", (text) => {
    expect(() => collectSwaps(text)).toThrow("does not name a model");
  });
});
