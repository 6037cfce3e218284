import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratingOf } from "../index.js";

describe("ratingOf", () => {
  test.each([
    ["Good. Rating: [[5]]", 5],
    ["[[7.]]", 7],
    ["[[07.5]]", 7.5],
    ["[[0]]", 0],
    ["First [[4]], then [[9]]", 4],
    ["[2] in brackets, [[6]] in two", 6],
    ["Rating: [3]", 3],
    ["[[85]]", 85],
  ])("reads %j", (judgment, rating) => {
    expect(ratingOf(judgment)).toBe(rating);
  });

  test.each(["", "Rating: 8", "[[ 7 ]]", "[[9/10]]", "[[-1]]", "[[.5]]", "[[ten]]", "[[1e1]]"])(
    "finds no rating in %j",
    (judgment) => {
      expect(ratingOf(judgment)).toBe(-1);
    },
  );

  test.each(["[[07]]", "[[٧]]", "[[07]] and [[8]]"])(
    "finds none in %j, where the official code stops with an error",
    (judgment) => {
      expect(ratingOf(judgment)).toBe(-1);
    },
  );

  test("takes linear time for many digits and brackets", () => {
    const judgment = `${"[".repeat(100_000)}${"1".repeat(100_000)}`;
    const begin = performance.now();
    expect(ratingOf(judgment)).toBe(-1);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test("reads every number that a judge may write", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.string(), (tenths, before) => {
        const rating = tenths / 10;
        const text = before.replaceAll(/[[\]]/g, "");
        expect(ratingOf(`${text} Rating: [[${rating}]] ${text}`)).toBe(rating);
      }),
    );
  });
});
