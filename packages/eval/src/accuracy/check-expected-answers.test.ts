import { expect, test } from "vitest";
import { jsonLines, writeData } from "../../test/write-data.js";
import { questions } from "../questions/questions.js";
import { checkExpectedAnswers } from "./check-expected-answers.js";

const right = { question: "2 + 2?", answer: 4 };

async function checked(second: object, limit?: number): Promise<void> {
  const source = await writeData("mine.jsonl", jsonLines(right, second));
  await checkExpectedAnswers({ benchmark: questions, source, limit, checker: "number" });
}

test("checkExpectedAnswers accepts answers that fit the checker", async () => {
  await expect(checked(right)).resolves.toBeUndefined();
});

test("checkExpectedAnswers names a question without an answer, or with one that does not fit", async () => {
  await expect(checked({ question: "Why?" })).rejects.toThrow("Question 2 has no `answer`");
  await expect(checked({ question: "Why?", answer: "four" })).rejects.toThrow(
    'Question 2: The expected answer is "four", expected a number.',
  );
});

test("checkExpectedAnswers checks only the questions that are asked", async () => {
  await expect(checked({ question: "Why?" }, 1)).resolves.toBeUndefined();
});
