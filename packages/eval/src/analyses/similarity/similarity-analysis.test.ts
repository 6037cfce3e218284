import { describe, expect, it } from "vitest";
import {
  type AggregatedAnswer,
  preferenceCorrelations,
  sentenceBleu,
  similaritiesOf,
  similarityAnalysis,
} from "../../index.js";

const good = "Bees dance to tell the others where the flowers are.";
const poor = "Bees are insects, and some insects can fly in the air.";
const bad = "I do not know anything about it at all.";

/** An answer that follows the good proposal. */
function answerOf(question: number, preferences: readonly (number | null)[]): AggregatedAnswer {
  const texts = [good, poor, bad];
  return {
    question,
    aggregator: "x:fuse",
    round: 1,
    answer: `${good} Some insects can fly.`,
    proposals: texts.map((text, index) => ({
      model: `x:${index}`,
      text,
      preference: preferences[index] ?? null,
    })),
  };
}

describe("preferenceCorrelations", () => {
  it("is 1 if the answer is more alike to what is preferred", () => {
    expect(preferenceCorrelations(answerOf(1, [0.9, 0.5, 0.1]))).toEqual({
      bleu3: 1,
      bleu4: 1,
      bleu5: 1,
      tfidf: 1,
      levenshtein: 1,
    });
  });

  it("is -1 if it is the other way round", () => {
    expect(preferenceCorrelations(answerOf(1, [0.1, 0.5, 0.9])).tfidf).toBe(-1);
  });

  it("leaves out a proposal without a preference", () => {
    const { bleu4 } = preferenceCorrelations(answerOf(1, [0.9, null, 0.1]));
    expect(bleu4).toBeCloseTo(1, 12);
  });

  it("is not defined for one preference", () => {
    expect(preferenceCorrelations(answerOf(1, [0.9, null, null])).bleu4).toBeNull();
  });
});

describe("similaritiesOf", () => {
  it("has the sentence BLEU of each proposal", () => {
    const { bleu3, bleu5 } = similaritiesOf(good, [poor, bad]);
    expect(bleu3).toEqual([poor, bad].map((text) => sentenceBleu(good, text, { maxOrder: 3 })));
    expect(bleu5).toEqual([poor, bad].map((text) => sentenceBleu(good, text, { maxOrder: 5 })));
  });

  it("has no TF-IDF cosine if no text has a word", () => {
    expect(similaritiesOf("!", ["?", "."]).tfidf).toEqual([null, null]);
  });
});

describe("similarityAnalysis", () => {
  it("has the mean over the questions for each measure, and counts those without a correlation", async () => {
    const answers = [answerOf(1, [3, 2, 1]), answerOf(2, [1, 2, 3]), answerOf(3, [1, 1, 1])];
    const { numbers, notes } = await similarityAnalysis(answers);
    const groups = numbers["groups"] as { measure: string }[];
    expect(groups.map(({ measure }) => measure)).toEqual([
      "bleu3",
      "bleu4",
      "bleu5",
      "tfidf",
      "levenshtein",
    ]);
    expect(groups[0]).toMatchObject({
      aggregator: "x:fuse",
      round: 1,
      spearman: 0,
      interval: [-1, 1],
      answers: 2,
      undefinedCount: 1,
    });
    expect(notes).toHaveLength(1);
  });

  it("keeps rounds apart", async () => {
    const answers = [{ ...answerOf(1, [3, 2, 1]), round: 2 }, answerOf(1, [3, 2, 1])];
    const { plots } = await similarityAnalysis(answers);
    expect(plots[0]).toMatchObject({
      name: "bleu3",
      bars: [
        { label: "Round 1", group: "x:fuse", value: 1 },
        { label: "Round 2", group: "x:fuse", value: 1 },
      ],
    });
  });

  it("refuses answers that were made of one proposal", async () => {
    const one = { ...answerOf(1, [1]), proposals: [] };
    await expect(similarityAnalysis([one])).rejects.toThrow(
      "There are no aggregated answers with at least two proposals.",
    );
  });
});
