import { existsSync } from "node:fs";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { InMemoryCache } from "@langchain/core/caches";
import type { CompileOptions } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { type Reply, startTestServer, type TestRequest } from "@moagraph/provider-kit/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { numberedQuestions, smallBenchmark } from "../../test/small-benchmark.js";
import { allOf, testFolder } from "../../test/write-data.js";
import { modelGraph } from "../asking/model-graph.js";
import type { BenchmarkTask, JudgedAnswers, Judging } from "../benchmark/judging.js";
import { generate } from "../generate/generate.js";
import { runPaths } from "../run-directory/run-paths.js";
import { judgeAll } from "./judge-all.js";
import { judgeGraph } from "./judge-graph.js";
import { alpacaEval } from "../alpaca-eval/alpaca-eval.js";
import type { JudgeTask } from "./judge-task.js";
import { judgeRun } from "./judge-run.js";
import { readJudgments } from "./judgment-log.js";

interface Setting {
  readonly requests: TestRequest[];
  readonly compileOptions: CompileOptions;
  readonly folder: string;
}

/** A server with these replies, and an empty folder. */
async function setting(reply: (request: TestRequest) => Reply): Promise<Setting> {
  const requests: TestRequest[] = [];
  const answer = (request: TestRequest): Reply => {
    requests.push(request);
    return reply(request);
  };
  const server = await startTestServer({ models: { "*": answer } });
  onTestFinished(() => server.close());
  const providers = [openaiCompatible({ id: "local", baseUrl: server.url })];
  return { requests, compileOptions: { providers }, folder: join(await testFolder(), "judge") };
}

/** A task that wants a number. */
function task(key: string, more: Partial<JudgeTask> = {}): JudgeTask {
  return {
    key,
    question: key,
    prompt: "rate",
    user: `Rate ${key}.`,
    details: { turn: 1 },
    read: ({ text }) => (/^\d+$/.test(text) ? Number(text) : undefined),
    ...more,
  };
}

async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const judge = modelGraph("local:judge", { temperature: 0 });

describe("judgeAll", () => {
  test("records the verdict of each task with the judge's reply", async () => {
    const { requests, ...options } = await setting(() => ({ text: "7" }));
    const tasks = (): AsyncIterable<JudgeTask> =>
      stream([task("81:1", { system: "Be fair." }), task("82:1")]);
    const summary = await judgeAll({ ...options, judge, tasks });
    expect(summary).toEqual({
      end: "complete",
      total: 2,
      judged: 2,
      unclear: [],
      missing: 0,
      costUsd: null,
      unpricedModels: ["local:judge"],
    });
    const [first] = await allOf(readJudgments(options.folder));
    expect(first).toMatchObject({
      key: "81:1",
      question: "81:1",
      judge: "local:judge",
      prompt: "rate",
      details: { turn: 1 },
      reply: "7",
      verdict: 7,
    });
    expect(requests[0]?.body.messages).toEqual([
      { role: "system", content: "Be fair." },
      { role: "user", content: "Rate 81:1." },
    ]);
  });

  test.each(["json", "stream"] as const)(
    "reads the log-probabilities of the first token from a reply as %s",
    async (form) => {
      const { requests, ...options } = await setting(() => ({ text: "m is it", form }));
      const preference = task("1", {
        read: ({ topLogprobs = [] }) =>
          topLogprobs.find(({ token }) => token.startsWith("m"))?.logprob,
      });
      await judgeAll({
        ...options,
        judge: judgeGraph("local:judge", alpacaEval, { temperature: 1, topLogprobs: 3 }),
        tasks: () => stream([preference]),
      });
      const [row] = await allOf(readJudgments(options.folder));
      expect(row).toMatchObject({ verdict: -0.25 });
      expect(row?.topLogprobs?.map(({ logprob }) => logprob)).toEqual([-0.25, -0.5, -0.75]);
      expect(requests[0]?.body).toMatchObject({ logprobs: true, top_logprobs: 3, temperature: 1 });
    },
  );

  test("asks again about a task with another prompt, such as of a new answer", async () => {
    const { requests, ...options } = await setting(() => ({ text: "7" }));
    const judged = (user: string): Promise<unknown> =>
      judgeAll({ ...options, judge, tasks: () => stream([task("1"), task("2", { user })]) });
    await judged("Rate the first answer.");
    const second = await judged("Rate the second answer.");
    expect(second).toMatchObject({ end: "complete", total: 2, judged: 2, missing: 0 });
    expect(requests).toHaveLength(3);
    expect(await judged("Rate the second answer.")).toMatchObject({ judged: 2 });
    expect(requests).toHaveLength(3);
  });

  test("reads no verdict from reasoning", async () => {
    const { requests, ...options } = await setting(() => ({
      text: "<think>\n9\n</think>\n4",
      reasoning: "10",
    }));
    await judgeAll({ ...options, judge, tasks: () => stream([task("1")]) });
    const [row] = await allOf(readJudgments(options.folder));
    expect(row).toMatchObject({ reply: "4", verdict: 4 });
    expect(requests).toHaveLength(1);
  });

  test("asks once more without a verdict, also with a cache, and then counts the task as unclear", async () => {
    const { requests, compileOptions, folder } = await setting(() => ({ text: "I cannot say." }));
    const options = {
      judge,
      folder,
      compileOptions: { ...compileOptions, cache: new InMemoryCache() },
    };
    const tasks = (): AsyncIterable<JudgeTask> => stream([task("1")]);
    expect(await judgeAll({ ...options, tasks })).toMatchObject({
      end: "unclear",
      judged: 0,
      unclear: [
        {
          key: "1",
          code: "UNCLEAR_VERDICT",
          message: "The judge was asked twice, and no reply has a verdict.",
        },
      ],
    });
    expect(requests).toHaveLength(2);
    await judgeAll({ ...options, tasks });
    expect(requests).toHaveLength(2);
  });

  test("takes the verdict of the second reply, and pays for both", async () => {
    const { requests, ...options } = await setting(({ index }) => ({
      text: index === 0 ? " " : "6",
    }));
    await judgeAll({ ...options, judge, tasks: () => stream([task("1")]) });
    const [row] = await allOf(readJudgments(options.folder));
    expect(row).toMatchObject({ reply: "6", verdict: 6 });
    expect(requests).toHaveLength(2);
    expect(row?.usage.inputTokens).toBeGreaterThan(8);
  });

  test("records a verdict that is no finite number as unclear", async () => {
    const { requests, ...options } = await setting(() => ({ text: "7" }));
    const tasks = (): AsyncIterable<JudgeTask> =>
      stream([task("1", { read: () => Number.NaN }), task("2", { read: () => ({ a: Infinity }) })]);
    const { unclear } = await judgeAll({ ...options, judge, tasks });
    expect(unclear.map(({ key }) => key).toSorted()).toEqual(["1", "2"]);
    expect(requests).toHaveLength(4);
  });

  test("retries unclear tasks only when asked to", async () => {
    let reply = "Both are fine.";
    const { requests, ...options } = await setting(() => ({ text: reply }));
    const all = { ...options, judge, tasks: () => stream([task("1")]) };
    await judgeAll(all);
    reply = "3";
    expect(await judgeAll(all)).toMatchObject({ end: "unclear" });
    expect(await judgeAll({ ...all, retryUnclear: true })).toMatchObject({
      end: "complete",
      judged: 1,
    });
    expect(requests).toHaveLength(3);
  });

  test("records a task whose judge cannot be reached, and asks the others", async () => {
    const down = { status: 400, message: "Too long." };
    const { requests, ...options } = await setting(({ body }) =>
      String(body.messages?.[0]?.content) === "Rate 1." ? { fault: down } : { text: "5" },
    );
    const tasks = (): AsyncIterable<JudgeTask> => stream([task("1"), task("2")]);
    const summary = await judgeAll({ ...options, judge, tasks });
    expect(summary).toMatchObject({ judged: 1, unclear: [{ key: "1", code: "ANSWER_FAILED" }] });
    expect(requests).toHaveLength(2);
  });

  test("refuses a folder with the judgments of another judge", async () => {
    const { requests: _, ...options } = await setting(() => ({ text: "5" }));
    const tasks = (): AsyncIterable<JudgeTask> => stream([task("1")]);
    await judgeAll({ ...options, judge, tasks });
    const other = judgeAll({ ...options, judge: modelGraph("local:judge"), tasks });
    await expect(other).rejects.toMatchObject({
      code: "INVALID_SETTING",
      message: `${options.folder} has another run: the graph has other nodes or settings: \`model\`.`,
    });
  });
});

const judging: Judging = {
  settings: { temperature: 0 },
  async *tasks({ answers, system }: JudgedAnswers): AsyncGenerator<BenchmarkTask> {
    for await (const { question, answer } of answers()) {
      const officialRecord: BenchmarkTask["officialRecord"] = (row) => ({
        id: question.id,
        system,
        score: "verdict" in row ? row.verdict : -1,
      });
      const user = `Rate ${answer.turns[0]}`;
      yield { ...task(`${question.id}:1`, { user }), officialRecord };
    }
  },
  officialFile: () => "ratings.jsonl",
  officialFormat: "json-lines",
  score: () => Promise.reject(new Error("not scored")),
};

describe("judgeRun", () => {
  const benchmark = smallBenchmark(numberedQuestions(4), { judging });

  /** A run with answers to some questions, by one model that also judges. */
  async function answeredRun(isDown: (question: string) => boolean): Promise<Setting> {
    const run = await setting(({ model, body }) => {
      const question = String(body.messages?.at(-1)?.content);
      if (model === "judge") return { text: /\d/.exec(question)?.[0] ?? "none" };
      return isDown(question) ? { text: "" } : { text: question };
    });
    const graph = modelGraph("local:owl");
    await generate({ ...run, benchmark, source: "memory", graph });
    return run;
  }

  test("judges the answers in published order, and writes the benchmark's own file", async () => {
    const { requests, compileOptions, folder } = await answeredRun(() => false);
    const options = { benchmark, folder, judge, compileOptions };
    const summary = await judgeRun(options);
    expect(summary).toMatchObject({ end: "complete", judged: 4, unanswered: [] });
    const file = join(runPaths(folder).judge("local:judge").folder, "ratings.jsonl");
    expect(summary.officialFile).toBe(file);
    const records = (await readFile(file, "utf8")).trimEnd().split("\n");
    expect(records.map((line) => JSON.parse(line) as unknown)).toEqual(
      [1, 2, 3, 4].map((id) => ({ id, system: "local:owl", score: id })),
    );
    const before = requests.length;
    await judgeRun(options);
    expect(requests).toHaveLength(before);
  });

  test("names questions without an answer, and calls the file incomplete", async () => {
    const { compileOptions, folder } = await answeredRun((question) =>
      question.includes("What is 2 "),
    );
    const summary = await judgeRun({ benchmark, folder, judge, compileOptions });
    expect(summary).toMatchObject({ judged: 3, unanswered: [2] });
    expect(summary.officialFile).toContain("ratings.incomplete.jsonl");
    expect(existsSync(String(summary.officialFile))).toBe(true);
  });

  test("refuses other questions than those that were answered", async () => {
    const { compileOptions, folder } = await answeredRun(() => false);
    const other = smallBenchmark(numberedQuestions(5), { judging });
    const judged = judgeRun({ benchmark: other, folder, judge, compileOptions });
    await expect(judged).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      message: `${resolve("memory")}: the questions are not those that were asked in ${folder}: other ids or texts.`,
    });
  });

  test("refuses a benchmark without a judge", async () => {
    const { compileOptions, folder } = await answeredRun(() => false);
    const plain = smallBenchmark(numberedQuestions(4));
    const judged = judgeRun({ benchmark: plain, folder, judge, compileOptions });
    await expect(judged).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  test("names a broken line of the answers", async () => {
    const { compileOptions, folder } = await answeredRun(() => false);
    const { answers } = runPaths(folder);
    const text = await readFile(answers, "utf8");
    await writeFile(answers, `{"id":1}\n${text}`);
    await appendFile(answers, '{"id":');
    const judged = judgeRun({ benchmark, folder, judge, compileOptions });
    await expect(judged).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      file: answers,
      line: 1,
    });
  });
});
