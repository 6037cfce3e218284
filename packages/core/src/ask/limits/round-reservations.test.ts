import { describe, expect, test } from "vitest";
import type { Amount } from "../../plan/amounts/amount.js";
import { createSpending, type Spending } from "./spending.js";

const tokens = (amount: number): Amount => ({ modelCalls: 1, tokens: amount, costUsd: 0 });
const none = new Map<string, Amount>();

/** A run of one proposer and an answer in up to three rounds. Each of these four requests takes 10 tokens. */
function spendingOf(maxTokens: number): Spending {
  const share = { routed: [], isDivisible: false };
  const shares = [
    { ...share, calls: new Map([["fuse", tokens(10)]]) },
    { ...share, calls: new Map([["ada", tokens(10)]]), isDivisible: true },
    { ...share, calls: none },
  ];
  const rounds = new Map([["fuse", [tokens(10), tokens(10)]]]);
  return createSpending({ maxTokens }, tokens(0), { shares, rounds }, undefined);
}

const more = (amount: number) => () => tokens(amount);
const refused = expect.objectContaining({ code: "BUDGET_EXHAUSTED" }) as Error;

describe("rounds, in a budget", () => {
  test("are reserved beside all first attempts", () => {
    const spending = spendingOf(40);
    expect(() => spending.more(more(1))).toThrow(refused);
    for (const number of [1, 2]) spending.round("fuse", number, more(10)).settle(tokens(10));
    spending.first("ada").settle(tokens(10));
    spending.first("fuse").settle(tokens(10));
    expect(() => spending.more(more(1))).toThrow(refused);
  });

  test("free what they do not take: after the last round, and at the end of their step", () => {
    for (const free of [
      (spending: Spending) => spending.first("fuse").settle(tokens(10)),
      (spending: Spending) => spending.end("fuse"),
    ]) {
      const spending = spendingOf(40);
      spending.round("fuse", 1, more(10)).settle(tokens(5));
      expect(() => spending.more(more(6))).toThrow(refused);
      free(spending);
      spending.more(more(15));
    }
  });

  test("are not reserved if the budget has no room for all of a step, but may take what is left", () => {
    const spending = spendingOf(39);
    spending.round("fuse", 1, more(15)).settle(tokens(15));
    expect(() => spending.round("fuse", 2, more(5))).toThrow(refused);
    spending.first("ada");
    spending.first("fuse");
    expect(spending.overruns()).toEqual([]);
  });

  test("take nothing that a first attempt lacks", () => {
    const spending = spendingOf(19);
    expect(() => spending.round("fuse", 1, more(1))).toThrow(refused);
  });

  test("of a number that was not planned take what is left", () => {
    const spending = spendingOf(45);
    spending.round("fuse", 3, more(5));
    expect(() => spending.round("fuse", 4, more(1))).toThrow(refused);
  });
});
