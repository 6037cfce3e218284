import { describe, expect, it } from "vitest";
import { alpacaFolder, annotationsOf } from "../../../test/alpaca-data.js";
import { jsonLines, writeData } from "../../../test/write-data.js";
import { alpacaEvalScore } from "../../alpaca-eval/score/alpaca-eval-score.js";
import { flaskScore } from "../../flask/flask-score.js";
import { accuracyScore, type EvaluationResult, mtBenchScore } from "../../index.js";
import { qualitiesIn } from "./qualities-in.js";

function qualities({ name, numbers }: EvaluationResult): ReturnType<typeof qualitiesIn> {
  return qualitiesIn(name, numbers);
}

const ends = [expect.any(Number), expect.any(Number)];

describe("qualitiesIn", () => {
  it("has both win rates of AlpacaEval", async () => {
    const preferences = [1, 2, 1.9, 1.2, 2, 1.5, 1.7, 1.1, 2, 1.4, 1.8, 1];
    const file = await writeData("annotations.json", JSON.stringify(annotationsOf(preferences)));
    const score = await alpacaEvalScore({ file, dataFolder: await alpacaFolder() });
    expect(qualities(score)).toEqual({
      lcWinRate: { value: score.numbers["lengthControlledWinRate"], interval: ends },
      winRate: { value: expect.closeTo(55), interval: ends },
    });
  });

  it("has only the win rate without a data folder", async () => {
    const file = await writeData("annotations.json", JSON.stringify(annotationsOf([1, 2])));
    expect(Object.keys(qualities(await alpacaEvalScore({ file })))).toEqual(["winRate"]);
  });

  it("has the average of MT-Bench", async () => {
    const row = { question_id: 81, model: "m", judge: ["gpt-4", "single-v1"], turn: 1, score: 7 };
    const file = await writeData(
      "s.jsonl",
      jsonLines({ ...row, user_prompt: "", judgment: "", tstamp: 0 }),
    );
    expect(qualities(await mtBenchScore({ file }))).toEqual({
      rating: { value: 7, interval: ends },
    });
  });

  it("has the mean of FLASK's skills", async () => {
    const records = [
      { question_id: 1, review: "{'Factuality': 4, 'Readability': 2}" },
      { question_id: 2, review: "{'Factuality': 2}" },
    ];
    const file = await writeData("review.jsonl", jsonLines(...records));
    const score = await flaskScore({ file, system: "m" });
    expect(qualities(score)).toEqual({ skillScore: { value: 2.5 } });
  });

  it("has the accuracy", () => {
    const answers = [{ id: 1, expected: "4", answer: "4" }];
    const score = accuracyScore(answers, { system: "m", checker: "number" });
    expect(qualities(score)).toEqual({ accuracy: { value: 1, interval: [1, 1] } });
  });

  it("has nothing of an analysis", () => {
    expect(qualitiesIn("budget", { winRate: 1, accuracy: 1, average: 1 })).toEqual({});
  });
});
