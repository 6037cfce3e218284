import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Amount, nothing, sumAmounts } from "../plan/amount.js";
import { overrunsOf } from "../plan/overruns.js";
import type { Budget } from "../spec/policies/budget.js";
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
    granted(account.reserve(tokens(60)));
    expect(account.spent().tokens).toBe(40);
  });

  test("spends more than was reserved when the vendor reports more", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    granted(account.reserve(tokens(50))).settle(tokens(120));
    expect(account.spent().tokens).toBe(120);
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
    expect(account.spent()).toEqual(tokens(30));
    expect(account.reserved()).toEqual(nothing);
  });

  test("is not put off by what sums of prices are not exact in", () => {
    const account = createBudgetAccount({ maxCostUsd: 0.3 });
    granted(account.reserve({ ...nothing, costUsd: 0.1 }));
    granted(account.reserve({ ...nothing, costUsd: 0.2 }));
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
  });

  test("keeps what is held back for the answer alone", () => {
    const account = createBudgetAccount({ maxTokens: 100, maxModelCalls: 2 });
    expect(account.holdBack(tokens(40))).toBeUndefined();
    expect(account.reserve(tokens(61)).isGranted).toBe(false);
    granted(account.reserve(tokens(60))).settle(tokens(60));
    granted(account.reserveHeldBack()).settle(tokens(40));
    expect(account.spent()).toEqual(sumAmounts([tokens(60), tokens(40)]));
  });

  test("gives the answer its share even when the others overdrew", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    account.holdBack(tokens(40));
    granted(account.reserve(tokens(60))).settle(tokens(90));
    expect(account.reserveHeldBack(tokens(41)).isGranted).toBe(false);
    granted(account.reserveHeldBack(tokens(40)));
  });

  test("lets several calls for the answer share what is held back, and take what is free beyond", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    account.holdBack({ modelCalls: 2, tokens: 50, costUsd: 0 });
    granted(account.reserveHeldBack(tokens(20)));
    expect(account.reserve(tokens(51)).isGranted).toBe(false);
    granted(account.reserveHeldBack(tokens(80)));
    expect(account.reserved().tokens).toBe(100);
  });

  test("holds nothing back that does not fit", () => {
    const account = createBudgetAccount({ maxTokens: 100 });
    expect(account.holdBack(tokens(101))).toMatchObject({ isGranted: false });
    granted(account.reserve(tokens(100)));
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
  act: fc.constantFrom("reserve", "hold", "answer", "settle", "release"),
  amount,
  which: fc.nat({ max: 40 }),
  /** The share of what was reserved that a call takes. */
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("createBudgetAccount, for any order of calls", () => {
  test("never lets reservations exceed a limit, and spends the sum of what calls took", () => {
    fc.assert(
      fc.property(budget, fc.array(step, { maxLength: 60 }), (limits, steps) => {
        const account = createBudgetAccount(limits);
        const made: { reservation: Reservation; amount: Amount; isOpen: boolean }[] = [];
        const actuals: Amount[] = [];
        let held = nothing;
        for (const { act, amount: wanted, which, share } of steps) {
          const place = made[which % Math.max(1, made.length)];
          if (act === "reserve" || act === "answer") {
            const result =
              act === "reserve" ? account.reserve(wanted) : account.reserveHeldBack(wanted);
            if (result.isGranted) made.push({ reservation: result, amount: wanted, isOpen: true });
            else expect(result.overruns.length).toBeGreaterThan(0);
            if (result.isGranted && act === "answer") held = without(held, wanted);
          } else if (act === "hold") {
            if (account.holdBack(wanted) === undefined) held = sumAmounts([held, wanted]);
          } else if (place !== undefined) {
            const actual = shareOf(place.amount, share);
            if (act === "settle") place.reservation.settle(actual);
            else place.reservation.release();
            if (place.isOpen && act === "settle") actuals.push(actual);
            place.isOpen = false;
          }
          const open = made.filter(({ isOpen }) => isOpen).map((each) => each.amount);
          expectSame(account.reserved(), sumAmounts([...open, held]));
          expectSame(account.spent(), sumAmounts(actuals));
          const total = sumAmounts([account.spent(), account.reserved()]);
          expect(overrunsOf(total, limits)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function shareOf({ modelCalls, tokens: count, costUsd }: Amount, share: number): Amount {
  return { modelCalls, tokens: Math.floor(count * share), costUsd: costUsd * share };
}

function without(held: Amount, used: Amount): Amount {
  const [modelCalls = 0, count = 0, costUsd = 0] = (
    ["modelCalls", "tokens", "costUsd"] as const
  ).map((unit) => Math.max(0, held[unit] - used[unit]));
  return { modelCalls, tokens: count, costUsd };
}

function expectSame(found: Amount, expected: Amount): void {
  expect(found.modelCalls).toBe(expected.modelCalls);
  expect(found.tokens).toBe(expected.tokens);
  expect(found.costUsd).toBeCloseTo(expected.costUsd, 9);
}
