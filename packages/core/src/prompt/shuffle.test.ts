import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyProposals, proposalsOf } from "../../test/proposals.js";
import { shuffled } from "./shuffle.js";

const four = proposalsOf("one", "two", "three", "four");

describe("shuffled", () => {
  test("keeps all items, and does not change its input", () => {
    fc.assert(
      fc.property(anyProposals, fc.integer(), (proposals, seed) => {
        const before = [...proposals];
        const after = shuffled(proposals, seed);
        expect(proposals).toEqual(before);
        expect(after).toHaveLength(before.length);
        expect(new Set(after)).toEqual(new Set(before));
      }),
    );
  });

  test("returns the same order for the same seed and texts, regardless of the author", () => {
    fc.assert(
      fc.property(anyProposals, fc.integer(), (proposals, seed) => {
        const others = proposals.map((each, place) => ({ ...each, node: "x", sample: place }));
        const order = shuffled(others, seed).map(({ sample }) => sample);
        expect(shuffled(proposals, seed)).toEqual(order.map((place) => proposals[place]));
      }),
    );
  });

  test("always returns this order", () => {
    const orders = [0, 1, -1, Number.MAX_SAFE_INTEGER].map((seed) =>
      shuffled(four, seed).map(({ text }) => text),
    );
    expect(orders).toMatchInlineSnapshot(`
      [
        [
          "one",
          "two",
          "four",
          "three",
        ],
        [
          "three",
          "four",
          "one",
          "two",
        ],
        [
          "one",
          "four",
          "two",
          "three",
        ],
        [
          "two",
          "one",
          "three",
          "four",
        ],
      ]
    `);
  });

  test("returns each of the 24 orders of four proposals equally often over seeds", () => {
    const seeds = 4_800;
    const counts = new Map<string, number>();
    for (let seed = 0; seed < seeds; seed += 1) {
      const order = shuffled(four, seed)
        .map(({ text }) => text)
        .join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const expected = seeds / 24;
    const chiSquared = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    expect(counts.size).toBe(24);
    // With 23 degrees of freedom, a fair shuffle is above this once in a thousand sets of seeds.
    expect(chiSquared).toBeLessThan(49.7);
  });

  test("returns another order for other texts with the same seed", () => {
    const orders = Array.from({ length: 100 }, (_, run) => {
      const proposals = proposalsOf(...[0, 1, 2, 3].map((place) => `run ${run}, ${place}`));
      return shuffled(proposals, 7)
        .map(({ node }) => node)
        .join();
    });
    expect(new Set(orders).size).toBeGreaterThan(20);
  });
});
