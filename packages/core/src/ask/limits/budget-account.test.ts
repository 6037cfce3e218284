import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Amount, zeroAmount, sumAmounts } from "../../plan/amounts/amount.js";
import { overrunsOf } from "../../plan/amounts/overruns.js";
import type { Budget } from "../../spec/policies/budget.js";
import { createBudgetAccount, type Refusal, type Reservation } from "./budget-account.js";

const tokens = (count: number): Amount => ({ modelCalls: 1, tokens: count, costUsd: count / 1e6 });

function granted(result: Reservation | Refusal): Reservation {
  if (!result.isGranted) throw new Error(`Refused: ${JSON.stringify(result.overruns)}`);
  return result;
}

describe("createBudgetAccount", () => {
  test("grants up to the limit, and says of what is refused by how much it exceeds which limit", () => {
    const account = createBudgetAccount({ maxTokens: 100, maxModelCalls: 3 }, tokens(10));
    granted(account.reserve(tokens(60)));
    expect(account.reserve(tokens(31))).toEqual({
      isGranted: false,
      overruns: [{ limit: "maxTokens", needed: 101, allowed: 100 }],
    });
    granted(account.reserve(tokens(30)));
    expect(account.reserve(tokens(1))).toEqual({
      isGranted: false,
      overruns: [
        { limit: "maxModelCalls", needed: 4, allowed: 3 },
        { limit: "maxTokens", needed: 101, allowed: 100 },
      ],
    });
  });

  test("gives back what was not used, and all of what was released", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    granted(account.reserve(tokens(100))).settle(tokens(40));
    granted(account.reserve(tokens(60))).release();
    expect(account.reserve(tokens(61)).isGranted).toBe(false);
    expect(account.reserve(tokens(60)).isGranted).toBe(true);
  });

  test("spends more than was reserved when the vendor reports more", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    granted(account.reserve(tokens(50))).settle(tokens(120));
    expect(account.reserve(tokens(1))).toMatchObject({ overruns: [{ needed: 121 }] });
  });

  test("settles and releases once, whichever comes first", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    const [first, second] = [account.reserve(tokens(50)), account.reserve(tokens(50))].map(granted);
    first?.settle(tokens(30));
    first?.settle(tokens(30));
    first?.release();
    second?.release();
    second?.settle(tokens(50));
    expect(account.reserve(tokens(71)).isGranted).toBe(false);
    granted(account.reserve(tokens(70)));
  });

  test("is not put off by what sums of prices are not exact in", () => {
    const account = createBudgetAccount({ maxCostUsd: 0.3 });
    granted(account.reserve({ ...zeroAmount, costUsd: 0.1 }));
    granted(account.reserve({ ...zeroAmount, costUsd: 0.2 }));
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
  });

  test("says what is overdrawn, with all that is set aside", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    granted(account.reserve(tokens(40)));
    const other = granted(account.reserve(tokens(50)));
    expect(account.overdrawn()).toEqual([]);
    other.settle(tokens(90));
    expect(account.overdrawn()).toEqual([{ limit: "maxTokens", needed: 130, allowed: 100 }]);
  });
});

const amount = fc.record({
  modelCalls: fc.nat({ max: 2 }),
  tokens: fc.nat({ max: 50 }),
  costUsd: fc.double({ min: 0, max: 0.05, noNaN: true }),
});
const limit = fc.option(fc.nat({ max: 300 }), { nil: undefined });
const budget: fc.Arbitrary<Budget> = fc.record({
  maxModelCalls: limit,
  maxTokens: limit,
  maxCostUsd: fc.option(fc.double({ min: 0, max: 0.3, noNaN: true }), { nil: undefined }),
});
const step = fc.record({
  act: fc.constantFrom("reserve", "settle", "release"),
  amount,
  which: fc.nat({ max: 40 }),
});

describe("createBudgetAccount, for any order of calls", () => {
  test("grants exactly what still fits with all that was spent and set aside", () => {
    fc.assert(
      fc.property(budget, fc.array(step, { maxLength: 60 }), (limits, steps) => {
        const account = createBudgetAccount(limits);
        const open: { reservation: Reservation; amount: Amount }[] = [];
        const spent: Amount[] = [];
        for (const { act, amount: wanted, which } of steps) {
          if (act === "reserve") {
            const before = sumAmounts([...spent, ...open.map((each) => each.amount), wanted]);
            const result = account.reserve(wanted);
            expect(result.isGranted).toBe(overrunsOf(before, limits).length === 0);
            if (result.isGranted) open.push({ reservation: result, amount: wanted });
            continue;
          }
          const [place] = open.splice(which % Math.max(1, open.length), 1);
          if (act === "settle") place?.reservation.settle(place.amount);
          else place?.reservation.release();
          if (act === "settle" && place !== undefined) spent.push(place.amount);
        }
        expect(account.overdrawn()).toEqual([]);
      }),
    );
  });
});
