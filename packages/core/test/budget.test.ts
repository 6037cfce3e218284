import { InMemoryCache } from "@langchain/core/caches";
import type { Provider } from "@moagraph/provider-kit";
import { RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { planRun } from "../src/graph.js";
import {
  aggregator,
  asChatModel,
  type Budget,
  BudgetExhaustedError,
  compile,
  critic,
  defineGraph,
  type GraphSpec,
  layered,
  type MoaApp,
  proposer,
  ranker,
  router,
  type RouterSpec,
  streamRun,
  verifier,
} from "../src/index.js";
import { panelOf } from "./panel.js";
import { after, always, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const yes = "best-effort" as const;
const busy = new RateLimitError({ provider: "x", message: "Busy.", hint: "Wait." });

/** Two proposers, two in a second layer, and the aggregator: five calls. */
const five = (budget: Budget, policies: Partial<GraphSpec> = {}): GraphSpec =>
  layered({
    name: "five",
    layers: [
      [proposer({ model: "a" }), proposer({ model: "b" })],
      [proposer({ model: "c" }), proposer({ model: "d" })],
    ],
    aggregator: { model: "fuse" },
    budget,
    ...policies,
  });

describe("a budget", () => {
  test("that does not cover the worst case refuses the run before its first call, saying by how much", async () => {
    const { app, models } = panelOf(five({ maxModelCalls: 4, maxTokens: 1_000 }));
    const error: unknown = await app
      .invoke({ messages: "Why?" })
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatchInlineSnapshot(`
      "The worst case of a run of graph \`five\` exceeds its budget:
        maxModelCalls: 5 needed, 4 allowed, 1 over
        maxTokens: 5,006 needed, 1,000 allowed, 4,006 over"
    `);
    expect((error as { hint: string }).hint).toMatchInlineSnapshot(
      `"Set \`budget: { maxModelCalls: 5, maxTokens: 5006 }\` or more, or lower \`maxOutputTokens\` or \`samples\` of the nodes."`,
    );
    expect(Object.values(models).flatMap(({ asked }) => asked)).toEqual([]);
  });

  test("of calls does not let a retry take what is kept for the answer", async () => {
    const { app, models } = panelOf(five({ maxModelCalls: 5 }), {
      a: new ScriptedModel([busy, "never asked for"]),
    });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(ledger.filter(({ attempt }) => attempt > 0)).toHaveLength(5);
    expect(models["a"]?.left).toBe(1);
    expect(ledger.find(({ node, attempt }) => node === "l1-a" && attempt === 0)?.error?.code).toBe(
      "BUDGET_EXHAUSTED",
    );
  });

  test("of calls lets retries take what is left over", async () => {
    const { app } = panelOf(five({ maxModelCalls: 6 }, { retry: { maxDelayMs: 0 } }), {
      a: new ScriptedModel([busy, "a says"]),
    });
    const { proposals } = await app.invoke({ messages: "Why?" });
    expect(proposals).toHaveLength(4);
  });

  test.each([
    [1, ["l1-a"], "a says"],
    [2, ["l1-a"], "fuse says"],
    [3, ["l1-a", "l1-b"], "fuse says"],
    [4, ["l1-a", "l1-b"], "fuse says"],
    [5, ["l1-a", "l1-b", "l2-c", "l2-d"], "fuse says"],
  ])(
    "of %i calls degrades when told to: no further layers, and what there is is aggregated",
    async (maxModelCalls, proposals, outcome) => {
      const { app } = panelOf(five({ maxModelCalls }, { onExhausted: yes }));
      const run = app.invoke({ messages: "Why?" });
      const result = await run;
      expect(result.proposals.map(({ node }) => node)).toEqual(proposals);
      expect(result.answer).toBe(outcome);
      const sent = result.ledger.filter(({ attempt }) => attempt > 0).length;
      expect(sent).toBe(Math.min(maxModelCalls, proposals.length + 1));
    },
  );

  test("gives what calls did not take to the layers to come", async () => {
    // 400 tokens are assumed for each reply, and the replies have two.
    const { worstCase } = planRun(five({}), { facts: () => ({}), promptTokens: 3 });
    const { app } = panelOf(five({ maxTokens: worstCase.tokens - 700 }, { onExhausted: yes }));
    const { proposals } = await app.invoke({ messages: "Why?" });
    expect(proposals).toHaveLength(4);
  });

  test("of dollars counts what the vendor reports, by the price of each model", async () => {
    const provider = pricedProvider(1_000);
    const graph = layered({
      name: "priced",
      layers: [[proposer({ model: "x:a", maxOutputTokens: 10 })]],
      aggregator: { model: "x:fuse", maxOutputTokens: 10 },
      budget: { maxCostUsd: 0.5 },
    });
    const app = compile(graph, { providers: [provider] });
    const { ledger } = await app.invoke({ messages: "Why?" });
    expect(ledger.map(({ costUsd }) => costUsd)).toEqual([0.022, 0.022]);
    const small = { ...graph, budget: { maxCostUsd: 0.02 } };
    const run = compile(small, { providers: [provider] }).invoke({ messages: "Why?" });
    await expect(run).rejects.toMatchObject({ code: "BUDGET_TOO_SMALL" });
  });

  test("that a vendor's report exceeds stops the run with what was paid for", async () => {
    const long = always(Array.from({ length: 3_000 }, () => "word").join(" "));
    const { app, models } = panelOf(five({ maxTokens: 6_000 }), { a: long, b: long });
    const error: unknown = await app
      .invoke({ messages: "Why?" })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BudgetExhaustedError);
    const { proposals, ledger } = error as BudgetExhaustedError;
    expect(proposals).toHaveLength(2);
    expect(ledger.filter(({ attempt }) => attempt > 0)).toHaveLength(2);
    expect(models["fuse"]?.asked).toEqual([]);
  });

  test("of time cuts calls in flight, and fails the run with what was paid for", async () => {
    const { app } = panelOf(five({ maxDurationMs: 1_000 }), {
      a: always("a says", after(200)),
      b: always("b says", after(5_000)),
    });
    const { error, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(1_000);
    expect(error).toMatchObject({ code: "BUDGET_EXHAUSTED" });
    expect((error as BudgetExhaustedError).proposals.map(({ node }) => node)).toEqual(["l1-a"]);
    expect((error as Error).message).toContain("maxDurationMs");
  });

  test("of time gives what there is as the answer, when told to", async () => {
    const { app } = panelOf(five({ maxDurationMs: 1_000 }, { onExhausted: yes }), {
      a: always("a says", after(200)),
      b: always("b says", after(5_000)),
    });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(1_000);
    expect(value?.answer).toBe("a says");
    expect(value?.ledger.at(-1)?.notes).toContainEqual({ type: "draft", node: "l1-a", sample: 1 });
  });

  test("of time counts anew when a run is gone on with", async () => {
    const { app } = panelOf(five({ maxDurationMs: 1_000 }), { a: always("a", after(900)) });
    const run = (): Promise<unknown> => app.invoke({ messages: "Why?" });
    const { error } = await inSimulatedTime(async () => [await run(), await run()]);
    expect(error).toBeUndefined();
  });

  test("is told in events like any other failure", async () => {
    const { app } = panelOf(five({ maxModelCalls: 3 }, { onExhausted: yes }));
    expect(await failuresOf(app)).toEqual(["l2-c BUDGET_EXHAUSTED", "l2-d BUDGET_EXHAUSTED"]);
  });

  test("is kept by each of many runs at once", async () => {
    const { app, models } = panelOf(five({ maxModelCalls: 3 }, { onExhausted: yes }));
    await Promise.all(Array.from({ length: 50 }, () => app.invoke({ messages: "Why?" })));
    const asked = Object.values(models).reduce((sum, model) => sum + model.asked.length, 0);
    expect(asked).toBe(150);
  });
});

async function failuresOf(app: MoaApp): Promise<string[]> {
  const failures: string[] = [];
  for await (const event of streamRun(app, { messages: "Why?" })) {
    if (event.type === "call-failed") failures.push(`${event.node} ${event.call.error?.code}`);
  }
  return failures;
}

function pricedProvider(usdPerMillionTokens: number): Provider {
  const price = { value: usdPerMillionTokens, source: "test", asOf: "2026-01-01" };
  return {
    id: "x",
    chat: async (model) => always(`${model} says`),
    facts: () => ({ inputUsdPerMillionTokens: price, outputUsdPerMillionTokens: price }),
  };
}

describe("what is kept of a budget", () => {
  test("is free again when its call was not needed", async () => {
    const cache = new InMemoryCache();
    const first = panelOf(five({}), {}, { cache });
    await first.app.invoke({ messages: "Why?" });
    const fuse = new ScriptedModel([busy, "the answer"]);
    const graph = five({ maxModelCalls: 5 }, { retry: { maxDelayMs: 0 }, name: "again" });
    const other = panelOf({ ...graph, nodes: { ...graph.nodes } }, { fuse }, { cache });
    const run = other.app.invoke({ messages: "Why not?" });
    await expect(run).rejects.toMatchObject({ code: "ANSWER_FAILED" });
    const models = { ...other.models, fuse: new ScriptedModel([busy, "the answer"]) };
    const again = panelOf(graph, models, { cache });
    const { answer, ledger } = await again.app.invoke({ messages: "Why not?" });
    expect(answer).toBe("the answer");
    expect(ledger.filter(({ attempt }) => attempt > 0)).toHaveLength(2);
  });

  test("is not touched by a fallback that is too dear: only that call fails", async () => {
    const graph = { ...five({ maxModelCalls: 5 }), fallback: ["spare"] };
    const refused = Object.assign(new Error("No."), { status: 400 });
    const { app, models } = panelOf(graph, { a: always(refused) });
    const { answer, proposals } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(proposals).toHaveLength(3);
    expect(models["spare"]?.asked).toEqual([]);
  });

  test("says with a refused retry what had gone wrong before", async () => {
    const { app } = panelOf(five({ maxModelCalls: 5 }), { fuse: always(busy) });
    const error: unknown = await app
      .invoke({ messages: "Why?" })
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatchInlineSnapshot(
      `"Node \`l3-fuse\` (fuse) gave no answer: BUDGET_EXHAUSTED: Too little of the budget is left: maxModelCalls: 6 needed, 5 allowed, 1 over. Before: RATE_LIMITED: Busy."`,
    );
  });
});

describe("usage that models report", () => {
  test.each([Number.NaN, -100, Number.POSITIVE_INFINITY, 0.5, undefined])(
    "is estimated where it says what cannot be: %s",
    async (count) => {
      const odd = always("It is so.");
      odd.report = { input_tokens: count, output_tokens: count, total_tokens: count } as never;
      const { app } = panelOf(five({}), { a: odd });
      const { ledger } = await app.invoke({ messages: "Why?" });
      const [line] = ledger;
      expect(line).toMatchObject({ usageSource: "estimated", costUsd: null });
      expect(line?.inputTokens).toBeGreaterThan(0);
      expect(line?.outputTokens).toBeGreaterThan(0);
    },
  );

  test("of a graph asked as a model is what it had paid, also where it failed", async () => {
    const refused = Object.assign(new Error("No."), { status: 400 });
    const inner = panelOf(five({}), { fuse: always(refused) }).app;
    const graph = defineGraph({
      name: "outer",
      nodes: {
        one: proposer({ model: "inner" }),
        two: proposer({ model: "two" }),
        fuse: aggregator({ model: "fuse", reads: ["one", "two"] }),
      },
      output: "fuse",
    });
    const models = { inner: asChatModel(inner), two: always("two"), fuse: always("fused") };
    const { ledger } = await compile(graph, { models }).invoke({ messages: "Why?" });
    expect(ledger[0]).toMatchObject({ node: "one", status: "failed", inputTokens: 80 });
  });
});

describe("a budget of a graph with a router", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  /** Seven routes with a verifier each, of which a function takes at most three, and a ranker of pairs. */
  const seven = (maxModelCalls: number): GraphSpec =>
    defineGraph({
      name: "seven",
      nodes: {
        pick: router({ rule: { use: "choose" }, routes: names, maxRoutes: 3 }),
        ...Object.fromEntries(names.map((name) => [name, proposer({ model: name })])),
        ...Object.fromEntries(
          names.map((name) => [`check-${name}`, verifier({ model: "check", reads: [name] })]),
        ),
        best: ranker({
          model: "best",
          reads: names.map((name) => `check-${name}`),
          method: "pairwise",
        }),
        fuse: aggregator({ model: "fuse", reads: ["best"] }),
      },
      output: "fuse",
      budget: { maxModelCalls },
      retry: { maxDelayMs: 0 },
    });
  const run = async (maxModelCalls: number, taken: readonly string[], a = always("a says")) => {
    const given = { a, check: always("PASS"), best: always("1") };
    const { app } = panelOf(seven(maxModelCalls), given, { functions: { choose: () => taken } });
    const { ledger, answer } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    return ledger.filter(({ attempt }) => attempt > 0).map(({ node }) => node);
  };

  test("covers the routes that can be taken together, and no more", async () => {
    // Three routes, their verifiers, three pairs and the answer.
    const sent = await run(10, ["g", "b", "a"]);
    expect(new Set(sent)).toEqual(
      new Set(["a", "b", "g", "check-a", "check-b", "check-g", "best", "fuse"]),
    );
    expect(sent).toHaveLength(10);
    await expect(run(9, ["a"])).rejects.toMatchObject({
      code: "BUDGET_TOO_SMALL",
      overruns: [{ limit: "maxModelCalls", needed: 10, allowed: 9 }],
    });
  });

  test("leaves retries what the routes that are not taken would have used", async () => {
    const sent = await run(10, ["a"], new ScriptedModel([busy, busy, "a says"]));
    expect(sent).toEqual(["a", "a", "a", "check-a", "fuse"]);
    await expect(
      run(10, ["a", "b", "c"], new ScriptedModel([busy, "never asked for"])),
    ).resolves.toEqual(expect.not.arrayContaining(["check-a"]));
  });

  test("that is too small for the answer pays for a proposal in its place, when told to", async () => {
    const draftOf = async (
      pick: Partial<RouterSpec>,
      maxModelCalls: number,
      taken: readonly string[] = ["a"],
    ): Promise<string> => {
      const graph = defineGraph({
        name: "short",
        nodes: {
          pick: { kind: "router", routes: ["a", "b"], ...pick },
          a: proposer({ model: "a" }),
          b: proposer({ model: "b" }),
          fuse: aggregator({ model: "fuse", reads: ["a", "b"] }),
        },
        output: "fuse",
        budget: { maxModelCalls },
        onExhausted: yes,
      });
      const options = { functions: { choose: () => taken } };
      const { app } = panelOf(graph, { pick: always("2") }, options);
      return (await app.invoke({ messages: "Why?" })).answer;
    };
    const rule = { use: "choose" };
    expect(await draftOf({ rule }, 1)).toBe("a says");
    expect(await draftOf({ rule }, 1, ["a", "b"])).toBe("a says");
    expect(await draftOf({ rule }, 1, ["b"])).toBe("b says");
    expect(await draftOf({ model: "pick", maxRoutes: 1 }, 1)).toBe("a says");
    expect(await draftOf({ model: "pick", maxRoutes: 1 }, 2)).toBe("b says");
    const pairs = defineGraph({
      name: "pairs",
      nodes: {
        ada: proposer({ model: "ada" }),
        pick: router({ rule, routes: ["x", "y", "z"], maxRoutes: 2 }),
        x: critic({ model: "x", reads: ["ada"] }),
        y: critic({ model: "y", reads: ["ada"] }),
        z: critic({ model: "z", reads: ["ada"] }),
        best: ranker({ model: "best", reads: ["x", "y", "z"], method: "pairwise" }),
      },
      output: "best",
      budget: { maxModelCalls: 1 },
      onExhausted: yes,
    });
    const { app } = panelOf(pairs, {}, { functions: { choose: () => ["x", "y"] } });
    expect((await app.invoke({ messages: "Why?" })).answer).toBe("ada says");
  });
});
