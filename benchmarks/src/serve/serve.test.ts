import { hasPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grid } from "../compare/shape.js";
import type { BenchHost as Host } from "./bench-host.js";
import { complaintsOf } from "./complaints.js";
import { type Figures, figuresOf, type Observation } from "./figures.js";
import type { Measurement } from "./measure-case.js";
import { wordsOf } from "./models/served-text.js";
import { firstTokenOfRunMs, runMs } from "./pace.js";
import type { ServedCase } from "./served-case.js";

// The processes run the built program.
const built = <Module>(file: string): Promise<Module> =>
  import(new URL(`../../dist/serve/${file}.js`, import.meta.url).href) as Promise<Module>;
const { BenchHost } = await built<typeof import("./bench-host.js")>("bench-host");
const { measureCase } = await built<typeof import("./measure-case.js")>("measure-case");
const { ModelServer } =
  await built<typeof import("./models/model-server.js")>("models/model-server");

const shape = grid(3, 6);
const pace = { firstTokenMs: 60, tokensPerSecond: 200, tokens: 9 };
const load = { streams: 2, riseMs: 20, holdMs: 0 };
/** The processes take seconds to start, and many times that on a busy machine. */
const timeoutMs = 300_000;
const warmUp = { streams: 1, riseMs: 0, holdMs: 0 };
const measurement: Measurement = { pace, load, warmUp, memoryAtMs: 100 };

test("a run's first token is due after all layers but the last, and the last layer's first token", () => {
  // A reply takes 60 ms and 8 tokens more, each 5 ms.
  expect(firstTokenOfRunMs(pace, shape)).toBe(100 + 100 + 60);
  expect(runMs(pace, shape)).toBe(300);
});

describe.skipIf(!hasPostgres())("a measurement (needs PostgreSQL)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await BenchHost.start(shape);
  });
  afterAll(() => host.close());
  const measured = (served: Omit<ServedCase, "name">): Promise<Figures> =>
    measureCase(host, { name: "measured", ...served }, measurement);

  test("counts runs, and what they add to the time of the models", async () => {
    const figures = await measured({ program: "fetch" });
    expect(complaintsOf([figures])).toEqual([]);
    expect(figures).toMatchObject({ runs: 2, postgres: undefined });
    // Times are never shorter than the models': each of three layers is asked when the one before has ended.
    expect(figures.added.p50).toBeGreaterThan(0);
    expect(figures.cpuMs).toBeGreaterThan(0);
  });

  test(
    "counts what the server of the example needs of PostgreSQL",
    async () => {
      const figures = await measured({ program: "moagraph", isKept: true });
      expect(complaintsOf([figures])).toEqual([]);
      expect(figures.runs).toBe(2);
      // A checkpoint for each layer, and the result of each call. With a query for each row there would be 150.
      expect(figures.postgres?.queries).toBeGreaterThan(13);
      expect(figures.postgres?.queries).toBeLessThan(60);
      expect(figures.postgres?.kb).toBeGreaterThan(1);
      expect(figures.postgres?.connections).toBeGreaterThan(1);
    },
    timeoutMs,
  );
});

describe("the models", () => {
  const ask = async (url: string, content: string, stream: boolean): Promise<Response> =>
    fetch(`${url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ model: "chair", stream, messages: [{ role: "user", content }] }),
    });
  const answersOf = (models: readonly string[]): string =>
    models
      .map((model) => wordsOf({ question: "q1", layer: 2, model }, pace.tokens).join(""))
      .join();
  const panel = shape.layers[1]?.models ?? [];
  const question = "Question q1: why?";

  test("refuse a request that lacks an answer of the layer before", async () => {
    const server = new ModelServer({ shape, pace });
    const url = await server.listen();
    const response = await ask(url, answersOf(panel.slice(1)) + question, false);
    expect(response.status).toBe(400);
    expect(server.counts.reason).toBe("Of 6 answers of layer 2, 5 are there.");
    await server.close();
  });

  test("write each word once, not before it is due", async () => {
    const server = new ModelServer({ shape, pace });
    const url = await server.listen();
    const startMs = performance.now();
    const response = await ask(url, answersOf(panel) + question, true);
    const text = await response.text();
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(99);
    const words = [...text.matchAll(/"content":"( ?q1\.3\.chair\.\d+)"/g)].map(([, word]) => word);
    expect(words).toEqual(wordsOf({ question: "q1", layer: 3, model: "chair" }, pace.tokens));
    await server.close();
  });
});

describe("complaints", () => {
  const usage = { processes: [], postgres: undefined, refusal: undefined };
  const words = wordsOf({ question: "q1", layer: 3, model: "chair" }, pace.tokens);
  const times = { startMs: 0, firstTokenAtMs: 300, endMs: 400, bytes: 100 };
  const complaintsAbout = (texts: readonly string[], modelRequests = 13): string[] => {
    const observation: Observation = {
      pace,
      load,
      shape,
      peak: undefined,
      elapsedMs: 400,
      served: { name: "server", program: "fetch" },
      runs: [{ question: "q1", asked: { ...times, texts } }],
      before: { ...usage, modelRequests: 0 },
      after: { ...usage, modelRequests },
    };
    return complaintsOf([figuresOf(observation)]);
  };

  test("there is none about an answer as its model has written it", () => {
    expect(complaintsAbout([words.join("")])).toEqual([]);
  });

  test.each([
    ["a lost token", [words.slice(1).join("")]],
    ["a doubled token", [words.join("") + (words.at(-1) ?? "")]],
    ["a second answer", [words.join(""), words.join("")]],
    ["no answer", []],
  ])("%s is a wrong answer", (_, texts) => {
    expect(complaintsAbout(texts)[0]).toMatch(/^server: 0 failed runs, 1 wrong answers/);
  });

  test("a request too many is counted", () => {
    expect(complaintsAbout([words.join("")], 14)).toEqual([
      "server: 0 failed runs, 0 wrong answers, 1 surplus requests. The first: a surplus request",
    ]);
  });
});
