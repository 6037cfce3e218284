import { expect, test } from "vitest";
import { allOf, jsonLines, testFolder, writeIn } from "../../../test/write-data.js";
import { aggregatedAnswersInFiles, similarityAnalysis } from "../../index.js";

async function files(): Promise<{ answers: string; proposals: string[] }> {
  const folder = await testFolder();
  const write = (name: string, ...outputs: string[]): Promise<string> =>
    writeIn(folder, name, jsonLines(...outputs.map((output, id) => ({ id, output }))));
  return {
    answers: await write("moa-1.5.jsonl", "Bees dance to show the way.", "The Moon pulls."),
    proposals: [
      await write("good.jsonl.gz", "Bees dance to show the way.", "The Moon pulls water."),
      await write("fair.jsonl", "Bees show it.", "The Moon."),
      await write("poor.jsonl", "Nobody knows.", "Ask a sailor."),
    ],
  };
}

const scores = { good: 50, fair: 40, poor: 10 };

test("pairs the outputs of the files by question, with the scores of the models by file name", async () => {
  const [first] = await allOf(aggregatedAnswersInFiles({ ...(await files()), scores }));
  expect(first).toEqual({
    question: 0,
    aggregator: "moa-1.5",
    round: 1,
    answer: "Bees dance to show the way.",
    proposals: [
      { model: "good", text: "Bees dance to show the way.", preference: 50 },
      { model: "fair", text: "Bees show it.", preference: 40 },
      { model: "poor", text: "Nobody knows.", preference: 10 },
    ],
  });
});

test("gives the analysis of similarity what it needs", async () => {
  const answers = aggregatedAnswersInFiles({ ...(await files()), scores });
  const { tables } = await similarityAnalysis(answers);
  const rows = tables[0]?.rows.map(({ cells }) => cells);
  expect(rows).toContainEqual(expect.objectContaining({ aggregator: "moa-1.5", spearman: 1 }));
});

test("names the file that lacks an output", async () => {
  const folder = await testFolder();
  const empty = await writeIn(folder, "short.jsonl", jsonLines({ id: 0, output: "Yes." }));
  const { answers, proposals } = await files();
  const read = allOf(
    aggregatedAnswersInFiles({ answers, proposals: [...proposals, empty], scores }),
  );
  await expect(read).rejects.toMatchObject({
    code: "INVALID_EVAL_DATA",
    file: empty,
    message: expect.stringContaining('there is no output for the question "1"'),
  });
});
