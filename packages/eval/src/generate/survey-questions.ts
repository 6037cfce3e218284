import { createHash } from "node:crypto";
import type { Question } from "../benchmark/question.js";

/** What a first pass over a set of questions finds. */
export interface QuestionSurvey {
  readonly questions: number;
  /** SHA-256 of the ids and texts of all questions, in hexadecimal. */
  readonly sha256: string;
}

/** Counts questions and hashes them, without holding them. */
export async function surveyQuestions(questions: AsyncIterable<Question>): Promise<QuestionSurvey> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const { id, turns } of questions) {
    hash.update(`${JSON.stringify([id, turns])}\n`);
    count += 1;
  }
  return { questions: count, sha256: hash.digest("hex") };
}
