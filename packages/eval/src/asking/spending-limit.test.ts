import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SpendingLimit } from "./spending-limit.js";

describe("SpendingLimit", () => {
  test("never lets questions cost more than the limit, whatever they cost below their worst case", async () => {
    const costs = fc.array(
      fc.record({ worst: fc.integer({ min: 1, max: 50 }), share: fc.nat(100) }),
    );
    await fc.assert(
      fc.asyncProperty(costs, fc.nat(200), fc.nat(50), async (questions, max, before) => {
        const limit = new SpendingLimit(max, before);
        let spent = before;
        const settle = async (worst: number, cost: number): Promise<void> => {
          await Promise.resolve();
          spent += cost;
          limit.settle(worst, cost);
        };
        for (const { worst, share } of questions) {
          if (!(await limit.reserve(worst))) break;
          void settle(worst, (worst * share) / 100);
        }
        await new Promise(setImmediate);
        expect(spent).toBeLessThanOrEqual(Math.max(max, before));
      }),
      { numRuns: 50 },
    );
  });

  test("waits for a question in flight, and refuses if none is", async () => {
    const limit = new SpendingLimit(10, 0);
    expect(await limit.reserve(8)).toBe(true);
    const second = limit.reserve(8);
    limit.settle(8, 1);
    expect(await second).toBe(true);
    limit.settle(8, 8);
    expect(await limit.reserve(2)).toBe(false);
    expect(await limit.reserve(1)).toBe(true);
  });
});
