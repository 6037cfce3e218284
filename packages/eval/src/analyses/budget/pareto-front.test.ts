import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CostAndQuality, paretoFront } from "../../index.js";

const systems = fc.array(
  fc.record({ cost: fc.integer({ min: 0, max: 8 }), quality: fc.integer({ min: 0, max: 8 }) }),
  { maxLength: 30 },
);

function dominates(a: CostAndQuality, b: CostAndQuality): boolean {
  return a.cost <= b.cost && a.quality >= b.quality && (a.cost < b.cost || a.quality > b.quality);
}

describe("paretoFront", () => {
  it("has exactly the systems that no other one dominates", () => {
    fc.assert(
      fc.property(systems, (given) => {
        const expected = given.map((each) => !given.some((other) => dominates(other, each)));
        expect(paretoFront(given)).toEqual(expected);
      }),
    );
  });

  it("refuses a number that is not finite", () => {
    expect(() => paretoFront([{ cost: 1, quality: Number.NaN }])).toThrow(
      "paretoFront: value 1 is NaN, not a finite number.",
    );
  });

  it("has equal systems all or none", () => {
    const equal = { cost: 1, quality: 1 };
    expect(paretoFront([equal, equal, { cost: 2, quality: 1 }])).toEqual([true, true, false]);
  });
});
