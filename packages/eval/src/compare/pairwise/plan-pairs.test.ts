import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { answeredRow } from "../../../test/rows.js";
import { testFolder } from "../../../test/write-data.js";
import { modelGraph } from "../../asking/model-graph.js";
import { questions } from "../../questions/questions.js";
import { runPaths } from "../../run-directory/run-paths.js";
import { planPairs } from "./plan-pairs.js";

it("counts the pairs that were not judged in the folder, and those without both answers", async () => {
  const folder = await testFolder();
  const source = join(folder, "mine.jsonl");
  await writeFile(source, '{"id":1,"question":"2 + 2?"}\n{"id":2,"question":"3 + 3?"}\n');
  const judge = modelGraph("local:judge");
  const [folderA, folderB] = [join(folder, "a"), join(folder, "b")];
  const folders = { folder, folderA, folderB };
  const request = { benchmark: questions, source, judge, ...folders, compileOptions: {} };
  expect(await planPairs(request)).toMatchObject({ total: 4, missing: 4, calls: 4 });

  const { log, folder: judgeFolder } = runPaths(folder).judge(judge.name);
  await mkdir(judgeFolder, { recursive: true });
  const usage = { inputTokens: 1, outputTokens: 1, costUsd: 0, milliseconds: 1 };
  const row = {
    question: 1,
    judge: judge.name,
    prompt: "pairwise",
    promptSha256: "00",
    reply: "",
    usage,
  };
  const unclear = { code: "UNCLEAR_VERDICT", message: "No verdict." };
  const rows = [
    { ...row, key: "1:ab", details: { order: "ab" }, verdict: 1 },
    { ...row, key: "1:ba", details: { order: "ba" }, unclear },
  ];
  await writeFile(log, rows.map((each) => `${JSON.stringify(each)}\n`).join(""));
  expect(await planPairs(request)).toMatchObject({ total: 4, missing: 4 });

  for (const run of [folderA, folderB]) {
    await mkdir(run);
    await writeFile(runPaths(run).answers, `${JSON.stringify(answeredRow(1, "4"))}\n`);
  }
  expect(await planPairs(request)).toMatchObject({ total: 4, missing: 2 });
  expect(await planPairs({ ...request, retryUnclear: true })).toMatchObject({ missing: 3 });
});
