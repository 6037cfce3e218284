import { expect, test } from "vitest";
import { attemptOf } from "../../test/attempt.js";
import { requestWords } from "./rounds.js";

test("a request is named by its attempt, or by its round and the attempt within it", () => {
  const ordinary = [attemptOf(), attemptOf({ attempt: 2 })];
  const inRounds = [
    attemptOf({ round: 1 }),
    attemptOf({ round: 2, attempt: 2 }),
    attemptOf({ round: 2, attempt: 3 }),
  ];
  const wordsOf = (all: typeof ordinary): unknown[] => all.map((each) => requestWords(each, all));
  expect(wordsOf(ordinary)).toEqual([undefined, "attempt 2"]);
  expect(wordsOf(inRounds)).toEqual(["round 1", "round 2", "round 2, attempt 2"]);
});
