import { describe, expect, test } from "vitest";
import { checkers, finalNumberOf } from "../index.js";

describe("checkers.exact", () => {
  test.each([
    ["Paris", "paris"],
    ["The capital is old.\nThe answer is **Paris**.", "Paris"],
    ["So \\boxed{x^2 + 1}.", "x^2+1"],
    ["$\\dfrac{1}{2}$", "\\frac{1}{2}"],
  ])("accepts %j for %j", (answer, expected) => {
    expect(checkers.exact(answer, expected)).toBe(true);
  });

  test.each([
    ["London", "Paris"],
    ["", "Paris"],
    ["Paris is not it. The answer is London.", "Paris"],
  ])("refuses %j for %j", (answer, expected) => {
    expect(checkers.exact(answer, expected)).toBe(false);
  });

  test("names a blank expected answer", () => {
    expect(() => checkers.exact("a", " ")).toThrow(
      'The expected answer is " ", expected a text that is not blank.',
    );
  });
});

describe("checkers.number", () => {
  test.each([
    ["18", "18.0"],
    ["That makes 1,000 eggs.", "1000"],
    ["The answer is 18 eggs.", "18"],
    ["\\boxed{\\frac{1}{2}}", "0.5"],
    ["\\boxed{-\\dfrac{3}{4}}", "-0.75"],
    ["The answer is 1/3.", "\\frac{2}{6}"],
    ["The answer is $-3", "-3"],
    ["#### 7", "7"],
    ["0", "0"],
  ])("accepts %j for %j", (answer, expected) => {
    expect(checkers.number(answer, expected)).toBe(true);
  });

  test.each([
    ["19", "18"],
    ["eighteen", "18"],
    ["3 or 4", "3"],
    ["\\boxed{\\frac{1}{0}}", "0"],
    ["", "0"],
    ["0.333", "1/3"],
  ])("refuses %j for %j", (answer, expected) => {
    expect(checkers.number(answer, expected)).toBe(false);
  });

  test("names an expected answer that is no number", () => {
    expect(() => checkers.number("1", "one")).toThrow(
      'The expected answer is "one", expected a number.',
    );
  });
});

describe("checkers.choice", () => {
  test.each([
    ["The answer is (B) Paris.", "B"],
    ["**b**", "(B) Paris"],
    ["\\boxed{B}", "b"],
    ["The correct option is D.", "D"],
    ["Not option A. I choose option B", "B"],
    ["The right one: [B]", "b"],
  ])("accepts %j for %j", (answer, expected) => {
    expect(checkers.choice(answer, expected)).toBe(true);
  });

  test.each([
    ["The answer is C.", "B"],
    ["Paris", "B"],
    ["A, B", "B"],
    ["I have the option a friend gave me.", "A"],
    ["", "B"],
  ])("refuses %j for %j", (answer, expected) => {
    expect(checkers.choice(answer, expected)).toBe(false);
  });

  test("names an expected answer that is no letter", () => {
    expect(() => checkers.choice("b", "Paris")).toThrow(
      'The expected answer is "Paris", expected a letter from a to j.',
    );
  });
});

describe("finalNumberOf", () => {
  test.each([
    ["it costs 3 dollars", 3],
    ["1e3", 1000],
    ["2^10", undefined],
    ["12:30", undefined],
    ["no number", undefined],
  ])("finds in %j the number %j", (text, number) => {
    expect(finalNumberOf(text)).toBe(number);
  });
});
