import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { agreementOf, agreementsOf } from "./agreement.js";
import { clustersOf } from "./clusters.js";
import { finalAnswerOf, finalAnswerVector } from "./final-answer.js";
import { mostDiverse } from "./most-diverse.js";
import type { TextVector } from "./vector.js";
import { wordVector } from "./word-vector.js";

const words = ["a park", "the sea", "sea", "museum of art", "寿司", "42", "!", ""];
const texts = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 6 }), {
  minLength: 1,
  maxLength: 12,
});
const vectors: fc.Arbitrary<TextVector[]> = texts.map((list) =>
  list.map((parts) => wordVector(parts.join(" "))),
);

function cosine(a: TextVector, b: TextVector): number {
  const length = Math.sqrt(product(a, a) * product(b, b));
  return length === 0 ? 0 : product(a, b) / length;
}

function product(a: TextVector, b: TextVector): number {
  return [...a].reduce((total, [word, weight]) => total + weight * (b.get(word) ?? 0), 0);
}

describe("agreement", () => {
  test("is the mean cosine to all vectors, computed without comparing pairs", () => {
    fc.assert(
      fc.property(vectors, (list) => {
        const agreements = agreementsOf(list);
        list.forEach((vector, index) => {
          const mean = list.reduce((total, each) => total + cosine(vector, each), 0) / list.length;
          expect(agreements[index]).toBeCloseTo(mean, 9);
        });
        expect(agreementOf(list)).toBe(Math.max(...agreements));
      }),
    );
  });

  test("of final answers is exactly the share of the largest group", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), (answers) => {
        const sizes = [1, 2, 3, 4].map(
          (answer) => answers.filter((each) => each === answer).length,
        );
        const list = answers.map((answer) => finalAnswerVector(`So the answer is ${answer}.`));
        expect(agreementOf(list)).toBe(Math.max(...sizes) / answers.length);
        expect(clustersOf(list, 1).map(({ length }) => length)).toEqual(
          sizes.filter((size) => size > 0).toSorted((a, b) => b - a),
        );
      }),
    );
  });

  test("of equal texts is exactly 1, of no texts 0, and of blank texts 0", () => {
    const long = "One two three four five six seven. ".repeat(3);
    expect(agreementOf(Array.from({ length: 7 }, () => wordVector(long)))).toBe(1);
    expect([agreementOf([]), agreementOf([wordVector(" "), finalAnswerVector("")])]).toEqual([
      0, 0,
    ]);
  });
});

describe("diversity and clusters", () => {
  test("take each next text where the largest cosine to those taken is smallest", () => {
    fc.assert(
      fc.property(vectors, fc.integer({ min: 1, max: 14 }), (list, keep) => {
        const taken = mostDiverse(list, keep);
        expect(new Set(taken).size).toBe(Math.min(keep, list.length));
        const nearness = (index: number, before: readonly number[]): number =>
          Math.max(...before.map((other) => cosine(list[index]!, list[other]!)));
        taken.slice(1).forEach((index, at) => {
          const before = taken.slice(0, at + 1);
          const open = [...list.keys()].filter((each) => !before.includes(each));
          const least = Math.min(...open.map((each) => nearness(each, before)));
          expect(nearness(index, before)).toBeCloseTo(least, 8);
        });
      }),
    );
  });

  test("put each text into one group, near the first of the group and of no other", () => {
    fc.assert(
      fc.property(vectors, fc.double({ min: 0.1, max: 1, noNaN: true }), (list, threshold) => {
        const groups = clustersOf(list, threshold);
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual([...list.keys()]);
        for (const [first, ...others] of groups) {
          for (const other of others) {
            expect(cosine(list[first!]!, list[other]!)).toBeGreaterThan(threshold - 1e-6);
          }
        }
        const firsts = groups.map(([first]) => list[first!]!);
        firsts.forEach((one, at) => {
          const after = firsts.slice(at + 1).map((other) => cosine(one, other));
          expect(Math.max(0, ...after)).toBeLessThan(threshold + 1e-6);
        });
      }),
    );
  });

  test("take the first on a tie, also if rounding makes a difference", () => {
    const parks = ["Walk in the park", "Walk in the big park", "Visit a museum"].map(wordVector);
    expect(agreementsOf(parks)[0]).not.toBe(agreementsOf(parks)[1]);
    expect(mostDiverse(parks, 2)).toEqual([0, 2]);
    expect(clustersOf(parks, 0.5)).toEqual([[0, 1], [2]]);
  });

  test("take embeddings of any length, but of one", () => {
    const list = [
      [2, 0],
      [0, 3],
      [1, 0.1],
      [0, 0],
    ];
    expect(clustersOf(list, 0.9)).toEqual([[2, 0], [1], [3]]);
    expect(mostDiverse(list, 2)).toEqual([2, 3]);
    expect(agreementsOf([[1], [-1]])).toEqual([0, 0]);
    expect(agreementOf([new Float32Array([1, 0]), [1, 0], new Float64Array([2, 0])])).toBe(1);
    for (const value of ["a", {}, undefined, null, 5, new Set()]) {
      const wrong = value as TextVector;
      expect(() => agreementOf([wrong])).toThrow("not a vector");
    }
    expect(() => agreementsOf([[1, 0], [1]])).toThrow(InvalidInputError);
    expect(() => agreementsOf([[1, 0], wordVector("a")])).toThrow("same coordinates");
    expect(() => agreementsOf([[Number.NaN], [1]])).toThrow("not a finite number");
  });
});

describe("words", () => {
  test.each([
    ["It's PARIS, it's Paris!", "it's paris it’s paris"],
    ["ﬁne café", "fine cafe\u0301"],
    ["東京 タワー", "東京タワー"],
    ["?!", " ?!\n"],
  ])("of %j are those of %j", (one, other) => {
    expect(wordVector(one)).toEqual(wordVector(other));
  });

  test("are characters in scripts without spaces, beside words of others", () => {
    const found = [...wordVector("我用TypeScript写代码").keys()];
    expect(found).toEqual(["我", "用", "typescript", "写", "代", "码"]);
  });
});

describe("the final answer", () => {
  test.each([
    ["First \\boxed{1}, then $\\boxed{\\text{the } \\frac{a}{b}}$. Done 7.", "the \\frac{a}{b}"],
    ["\\boxed{\\dfrac{1}{2}}", "\\frac{1}{2}"],
    ["\\boxed{x = 3 + y}", "3+y"],
    ["The answer is 4. No, the answer is **1,000.0**. I am sure.", "1000"],
    ["**Answer:**\n(B) Paris", "b"],
    ["Final answer: C", "c"],
    ["The answer is −5%", "-5"],
    ["6 boxes of 3.\n\nTherefore, 18 eggs.  \n", "18"],
    ["10-5 is 5\n10-7", "10-7"],
    ["#### 1/2", "1/2"],
    ["I would say\n  **Paris!** ", "paris"],
    ["\\boxed{unclosed\nParis", "paris"],
    [" \n ", ""],
    ["The answer is a: 3, b: 5", "a: 3,b: 5"],
  ])("of %j is %j", (text, answer) => {
    expect(finalAnswerOf(text)).toBe(answer);
    expect([...finalAnswerVector(text)]).toEqual(answer === "" ? [] : [[answer, 1]]);
  });

  const different = [
    ".5; 5; -42; 42; 1 000; 0; 1e5; 2**10; 210; 2^10; x^2 + 1; y + 1; 1; 3, 100; 3100; 3, 101",
    "12:30; 11:30; 30; 5-7; 7; 10^{-3}; -3; H2O; CO2; 0.12345678901234561; 0.12345678901234562",
    "(A) and (C); (A) or (C); A; $(b)^2$; B; a: 3, b: 4; a: 3, b: c; C#; C; F#; 1e400; 1e500",
    "St. Louis; St. Paul; J. K. Rowling; J. R. R. Tolkien; W. Shakespeare; W. Churchill",
  ].flatMap((line) => line.split("; "));

  test.each([
    ["announced", (answer: string) => `The answer is ${answer}.`],
    ["boxed", (answer: string) => `So \\boxed{${answer}} it is.`],
    ["on a line of a list", (answer: string) => `**Answer:**\r\n- ${answer}\nThanks!`],
    ["in the last line", (answer: string) => `First 3.\n${answer}`],
  ])("of different answers is different, %s", (_name, write) => {
    const found = different.map((answer) => finalAnswerOf(write(answer)));
    const repeated = different.filter(
      (_, at) => found.indexOf(found[at]!) !== found.lastIndexOf(found[at]!),
    );
    expect(repeated).toEqual([]);
  });

  test.each([
    ["0.5", ".5", "The answer is .50.", "It is 0.5"],
    ["1000", "1 000", "1,000", "The answer is 1e3.", "That makes 1\u202f000."],
    [
      "42",
      "Answer:\n- 42",
      "The answer isn't obvious.\n\nIt is 42",
      "The answer island is big.\n42",
    ],
    ["2**10", "The answer is **2 ** 10**.", "\\boxed{2 ** 10}"],
    [
      "B",
      "(B)",
      "B. Paris",
      "The answer is B. The others are wrong.",
      "Answer: (B) 5 apples",
      "b: Paris",
    ],
    ["The answer is (3, 4).", "The answer is (3,4).", "\\boxed{(3, 4)}"],
    ["Paris", "So:\n- Paris", "The answer is **Paris**! Really.", "Answer: *Paris*"],
  ])("of equal answers is equal: %j", (...answers) => {
    expect(new Set(answers.map(finalAnswerOf)).size).toBe(1);
  });
});
