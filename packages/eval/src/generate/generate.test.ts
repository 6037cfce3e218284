import { existsSync } from "node:fs";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { aggregator, defineGraph, type GraphSpec, proposer } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { type Reply, startTestServer, type TestRequest } from "@moagraph/provider-kit/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { numberedQuestions, smallBenchmark } from "../../test/small-benchmark.js";
import { allOf, testFolder } from "../../test/write-data.js";
import { readAnswers } from "../answers/answer-log.js";
import type { Progress } from "../asking/progress.js";
import { runPaths } from "../run-directory/run-paths.js";
import { generate } from "./generate.js";
import type { GenerateOptions } from "./generate-options.js";
import { planGeneration } from "./plan-generation.js";

const pair: GraphSpec = defineGraph({
  name: "pair",
  nodes: {
    a: proposer({ model: "local:a" }),
    b: proposer({ model: "local:b", maxOutputTokens: 80 }),
    fuse: aggregator({ model: "local:fuse", reads: ["a", "b"], temperature: 0 }),
  },
  output: "fuse",
});

const single: GraphSpec = defineGraph({
  name: "single",
  nodes: { a: proposer({ model: "local:a", maxOutputTokens: 8 }) },
  output: "a",
});

// A reply of 8 tokens costs 10 cents.
const free = { value: 0, source: "https://example.com", asOf: "2026-01-01" };
const prices = {
  inputUsdPerMillionTokens: free,
  outputUsdPerMillionTokens: { ...free, value: 12_500 },
};

interface Setting {
  readonly requests: TestRequest[];
  readonly options: GenerateOptions;
}

/** A server with these replies, an empty folder, and questions of its models. */
async function setting(
  reply: (request: TestRequest) => Reply | Promise<Reply>,
  more: Partial<GenerateOptions> = {},
): Promise<Setting> {
  const requests: TestRequest[] = [];
  const answer = (request: TestRequest): Reply | Promise<Reply> => {
    requests.push(request);
    return reply(request);
  };
  const server = await startTestServer({ models: { "*": answer } });
  onTestFinished(() => server.close());
  const provider = openaiCompatible({
    id: "local",
    baseUrl: server.url,
    facts: { a: prices, b: prices, fuse: prices },
  });
  const options: GenerateOptions = {
    benchmark: smallBenchmark(numberedQuestions(6)),
    source: "memory",
    graph: single,
    compileOptions: { providers: [provider] },
    folder: await testFolder(),
    ...more,
  };
  return { requests, options };
}

/** The last text of a request's user. */
function questionOf({ body }: TestRequest): string {
  return String(body.messages?.findLast(({ role }) => role === "user")?.content);
}

const usage = { inputTokens: 10, outputTokens: 8 };
const reply = (request: TestRequest): Reply => ({
  text: `${request.model}: ${questionOf(request)}`,
  usage,
});

const lines = async (file: string): Promise<unknown[]> =>
  (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

describe("generate", () => {
  test("writes the official file in published order, whatever the order of the answers", async () => {
    const late = (request: TestRequest): Reply => ({
      ...reply(request),
      latencyMs: questionOf(request).startsWith("What is 1 ") ? 100 : 0,
    });
    const { options } = await setting(late);
    const summary = await generate(options);
    expect(summary).toEqual({
      end: "complete",
      total: 6,
      answered: 6,
      failed: [],
      missing: 0,
      costUsd: 0.6,
      unpricedModels: [],
      officialFile: join(options.folder, "answers/single.jsonl"),
    });
    expect(await lines(String(summary.officialFile))).toEqual(
      [1, 2, 3, 4, 5, 6].map((id) => ({
        id,
        question: `What is ${id} times 2?`,
        answer: `a: What is ${id} times 2?`,
      })),
    );
    const [first] = await allOf(readAnswers(options.folder));
    expect(first?.id).not.toBe(1);
  });

  test("writes a JSON array for a benchmark that has one", async () => {
    const benchmark = smallBenchmark(numberedQuestions(2), {
      officialFile: () => "model_outputs.json",
      officialFormat: "json-array",
    });
    const { options } = await setting(reply, { benchmark });
    const { officialFile } = await generate(options);
    const records = JSON.parse(await readFile(String(officialFile), "utf8")) as { id: number }[];
    expect(records.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("records proposals and calls with each answer", async () => {
    const benchmark = smallBenchmark(numberedQuestions(1));
    const { options } = await setting(reply, { benchmark, graph: pair });
    await generate(options);
    const [row] = await allOf(readAnswers(options.folder));
    expect(row).toMatchObject({
      id: 1,
      turns: ["fuse: What is 1 times 2?"],
      proposals: [
        { turn: 1, node: "a", sample: 1, model: "local:a", text: "a: What is 1 times 2?" },
        { turn: 1, node: "b", sample: 1, model: "local:b", text: "b: What is 1 times 2?" },
      ],
      calls: [
        { turn: 1, node: "a", status: "ok", inputTokens: 10, outputTokens: 8, costUsd: 0.1 },
        { turn: 1, node: "b", status: "ok" },
        { turn: 1, node: "fuse", status: "ok" },
      ],
    });
    const tokens = row?.calls.map(({ outputTokens }) => outputTokens) ?? [];
    expect(row?.usage.outputTokens).toBe(tokens.reduce((sum, each) => sum + each, 0));
  });

  test("asks the turns in sequence, all nodes with the settings of the question", async () => {
    const turns = ["Name a bird.", "Name another."];
    const benchmark = smallBenchmark([{ id: 81, turns, record: {} }], {
      settingsOf: () => ({ temperature: 0.1, maxOutputTokens: 1024 }),
    });
    const { requests, options } = await setting(reply, { benchmark, graph: pair });
    await generate(options);
    expect(requests).toHaveLength(6);
    for (const { body } of requests) {
      expect(body).toMatchObject({ temperature: 0.1, max_tokens: 1024 });
    }
    const second = requests.filter(({ model }) => model === "a")[1];
    expect(second?.body.messages).toMatchObject([
      { role: "user", content: "Name a bird." },
      { role: "assistant", content: "fuse: Name a bird." },
      { role: "user", content: "Name another." },
    ]);
    const [row] = await allOf(readAnswers(options.folder));
    expect(row).toMatchObject({ turns: ["fuse: Name a bird.", "fuse: Name another."] });
  });

  test("asks nothing again in a second start, and reports each settled question", async () => {
    const { requests, options } = await setting(reply);
    const seen: Progress[] = [];
    await generate({ ...options, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seen.at(-1)).toMatchObject({ failed: 0, total: 6, millisecondsLeft: 0 });
    expect(seen.at(-1)?.costUsd).toBeCloseTo(0.6);
    const again = await generate(options);
    expect(again).toMatchObject({ end: "complete", answered: 6 });
    expect(requests).toHaveLength(6);
  });

  test("asks the question of an incomplete line again, and says so", async () => {
    const { requests, options } = await setting(reply, { concurrency: 1 });
    await generate(options);
    const { answers } = runPaths(options.folder);
    const text = await readFile(answers, "utf8");
    await appendFile(answers, text.slice(0, 20));
    const { cut } = await generate(options);
    expect(cut).toEqual({ file: answers, line: 7 });
    expect(requests).toHaveLength(6);
  });

  test("records a question that fails, names the file incomplete, and retries it only when asked to", async () => {
    let isDown = true;
    const flaky = (request: TestRequest): Reply =>
      isDown && questionOf(request).startsWith("What is 2 ") ? { text: " " } : reply(request);
    const { requests, options } = await setting(flaky);
    const first = await generate(options);
    expect(first).toMatchObject({
      end: "failures",
      answered: 5,
      failed: [{ id: 2, code: "ANSWER_FAILED", message: expect.stringContaining("BLANK_REPLY") }],
      officialFile: join(options.folder, "answers/single.incomplete.jsonl"),
    });
    expect(await lines(String(first.officialFile))).toHaveLength(5);
    expect(existsSync(join(options.folder, "answers/single.jsonl"))).toBe(false);
    isDown = false;
    const before = requests.length;
    expect(await generate(options)).toMatchObject({ end: "failures" });
    expect(requests).toHaveLength(before);
    const last = await generate({ ...options, retryFailed: true });
    expect(last).toMatchObject({ end: "complete", answered: 6, failed: [] });
    expect(requests).toHaveLength(before + 1);
    expect(existsSync(String(first.officialFile))).toBe(false);
  });

  test("asks the first questions with a limit, and the same sample with the same seed", async () => {
    const asked = async (more: Partial<GenerateOptions>): Promise<unknown[]> => {
      const benchmark = smallBenchmark(numberedQuestions(50));
      const { options } = await setting(reply, { benchmark, ...more });
      const { officialFile } = await generate(options);
      return (await lines(String(officialFile))).map((line) => (line as { id: number }).id);
    };
    expect(await asked({ limit: 3 })).toEqual([1, 2, 3]);
    const sample = await asked({ limit: 5, seed: 7 });
    expect(sample).toHaveLength(5);
    expect(sample).not.toEqual([1, 2, 3, 4, 5]);
    expect(sample).toEqual([...sample].toSorted((a, b) => Number(a) - Number(b)));
    expect(await asked({ limit: 5, seed: 7 })).toEqual(sample);
    expect(await asked({ limit: 5, seed: 8 })).not.toEqual(sample);
  });

  test("stays below the cost limit, earlier starts included", async () => {
    const { requests, options } = await setting(reply, { maxCostUsd: 0.35 });
    const first = await generate(options);
    expect(first).toMatchObject({ end: "cost-limit", answered: 3, missing: 3 });
    expect(first.costUsd).toBeCloseTo(0.3);
    expect(first.officialFile).toBe(join(options.folder, "answers/single.incomplete.jsonl"));
    expect(await generate(options)).toMatchObject({ end: "cost-limit", answered: 3 });
    expect(requests).toHaveLength(3);
    const last = await generate({ ...options, maxCostUsd: 1 });
    expect(last).toMatchObject({ end: "complete" });
  });

  test("asks more as long as answers cost less than their worst case", async () => {
    const cheap = (request: TestRequest): Reply => ({
      ...reply(request),
      usage: { inputTokens: 10, outputTokens: 5 },
    });
    const { options } = await setting(cheap, { maxCostUsd: 0.42 });
    expect(await generate(options)).toMatchObject({ end: "complete", answered: 6 });
  });

  test("refuses a cost limit that cannot be enforced", async () => {
    const graph = defineGraph({
      name: "unpriced",
      nodes: { a: proposer({ model: "local:unpriced" }) },
      output: "a",
    });
    const { requests, options } = await setting(reply, { graph, maxCostUsd: 1 });
    await expect(generate(options)).rejects.toMatchObject({
      code: "UNKNOWN_PRICE",
      message: "`maxCostUsd` cannot be enforced: the price of `local:unpriced` is unknown.",
    });
    expect(requests).toHaveLength(0);
  });

  test("keeps what was settled when the signal aborts, and asks only the rest later", async () => {
    const stop = new AbortController();
    const slow = (request: TestRequest): Reply =>
      /What is [123] /.test(questionOf(request)) ? reply(request) : { latencyMs: 60_000 };
    const { requests, options } = await setting(slow);
    const onProgress = ({ done }: Progress): void => {
      if (done === 3) stop.abort();
    };
    const first = await generate({ ...options, signal: stop.signal, onProgress });
    expect(first).toMatchObject({ end: "stopped", answered: 3, failed: [], missing: 3 });
    expect(first.officialFile).toBeUndefined();
    const ids = (await allOf(readAnswers(options.folder))).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([1, 2, 3]));
    const before = requests.length;
    const limits = { ...options, signal: AbortSignal.abort() };
    expect(await generate(limits)).toMatchObject({ end: "stopped", answered: 3 });
    expect(requests).toHaveLength(before);
  });

  test("ends at once if no question can be asked", async () => {
    const { options } = await setting(reply);
    const provider = openaiCompatible({ id: "local" });
    const failing = generate({ ...options, compileOptions: { providers: [provider] } });
    await expect(failing).rejects.toMatchObject({
      code: "INVALID_SETTING",
      message: expect.stringContaining("LOCAL_BASE_URL is not set"),
    });
    expect(await allOf(readAnswers(options.folder))).toEqual([]);
  });

  test.each([
    [401, "AUTHENTICATION_FAILED"],
    [404, "MODEL_NOT_FOUND"],
  ])(
    "ends at once if the vendor answers %i, and records no failed question",
    async (status, code) => {
      const { requests, options } = await setting(() => ({ fault: { status, message: "no" } }), {
        concurrency: 2,
      });
      const failing = generate(options);
      await expect(failing).rejects.toMatchObject({ message: expect.stringContaining(code) });
      expect(requests.length).toBeLessThanOrEqual(2);
      expect(await allOf(readAnswers(options.folder))).toEqual([]);
    },
  );

  test.each([
    ["concurrency", 0],
    ["limit", 1.5],
    ["seed", -1],
    ["maxCostUsd", Number.NaN],
  ])("refuses a %s of %d", async (name, value) => {
    const { options } = await setting(reply);
    await expect(generate({ ...options, [name]: value })).rejects.toMatchObject({
      code: "INVALID_SETTING",
      message: expect.stringContaining(`\`${name}\` is ${value}.`),
    });
  });
});

describe("planGeneration", () => {
  test("counts the calls and the cost of what is missing", async () => {
    const { options } = await setting(reply, { graph: pair });
    const plan = await planGeneration(options);
    expect(plan).toMatchObject({ total: 6, missing: 6, calls: 18, unpricedModels: [] });
    // 400 tokens of a and of fuse, 80 of b, 80 tokens for a dollar.
    expect(plan.costUsd.atMost).toBeCloseTo(6 * 11);
    await generate({ ...options, signal: AbortSignal.timeout(60_000) });
    expect(await planGeneration(options)).toMatchObject({ missing: 0, calls: 0, outputTokens: 0 });
  });

  test("adds the answers before it to a later turn", async () => {
    const turns = ["Name a bird.", "Name another."];
    const benchmark = smallBenchmark([{ id: 81, turns, record: {} }]);
    const { options } = await setting(reply, { benchmark });
    const { calls, inputTokens } = await planGeneration({ ...options, outputTokens: 50 });
    expect(calls).toBe(2);
    expect(inputTokens).toBeGreaterThan(50);
    expect(inputTokens).toBeLessThan(70);
  });
});
