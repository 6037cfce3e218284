import { MissingKeyError, type Provider } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { compile, defineGraph, type GraphSpec, type ModelFactory, proposer } from "../src/index.js";
import { always } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const question = { messages: "Why?" };
const never: ModelFactory = () => new Promise(() => {});
const broken: ModelFactory = () => {
  throw new Error("no weights");
};
const solo = (policies: Partial<GraphSpec> = {}, fallback: string[] = []): GraphSpec =>
  defineGraph({
    name: "solo",
    timeouts: { totalMs: 300 },
    ...policies,
    nodes: { ada: proposer({ model: "ada", fallback }) },
    output: "ada",
  });

describe("a model that is never made", () => {
  test("is waited for no longer than a call of its node", async () => {
    const app = compile(solo(), { models: { ada: never } });
    const { error, tookMs } = await inSimulatedTime(() => app.invoke(question));
    expect(error).toMatchObject({ code: "MODEL_NOT_MADE", model: "ada" });
    expect((error as Error).message).toMatchInlineSnapshot(
      `"Model \`ada\` could not be created: The package did not load within 300 ms."`,
    );
    expect(tookMs).toBe(300);
  });

  test("fails the run in time, also where the node has others to ask", async () => {
    const app = compile(solo({}, ["bob"]), { models: { ada: never, bob: always("Yes.") } });
    const { error, tookMs } = await inSimulatedTime(() => app.invoke(question));
    expect(error).toMatchObject({ code: "MODEL_NOT_MADE" });
    expect(tookMs).toBe(300);
  });

  test("is waited for no longer than the run", async () => {
    const app = compile(solo({ budget: { maxDurationMs: 200 } }), { models: { ada: never } });
    const { error, tookMs } = await inSimulatedTime(() => app.invoke(question));
    expect(error).toMatchObject({ code: "MODEL_NOT_MADE" });
    expect(tookMs).toBe(200);
  });

  test("is not waited for by a run that is cancelled", async () => {
    const chat = (): Promise<never> => new Promise(() => {});
    const provider: Provider = { id: "x", chat, facts: () => ({}) };
    const nodes = { ada: proposer({ model: "x:ada" }) };
    const app = compile(defineGraph({ name: "one", nodes, output: "ada" }), {
      providers: [provider],
    });
    const begun = performance.now();
    const signal = AbortSignal.timeout(20);
    await expect(app.invoke(question, { signal })).rejects.toThrow();
    // Far below the 120 s that a call may take; a busy machine may take seconds.
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});

describe("a model that cannot be made", () => {
  test("fails the run before its first call, with what it threw as the cause", async () => {
    const app = compile(solo(), { models: { ada: broken } });
    await expect(app.invoke(question)).rejects.toMatchObject({
      code: "MODEL_NOT_MADE",
      message: "Model `ada` could not be created: no weights",
      cause: { message: "no weights" },
    });
  });

  test("shows no log what a hook hides", async () => {
    const redact = (text: string): string => text.replaceAll("weights", "[hidden]");
    const app = compile(solo(), { models: { ada: broken }, redact });
    await expect(app.invoke(question)).rejects.toThrow("could not be created: no [hidden]");
  });

  test("leaves its node the others, and stands in the ledger", async () => {
    const models = { ada: broken, bob: always("Yes.") };
    const app = compile(solo({}, ["bob"]), { models });
    const { answer, ledger } = await app.invoke(question);
    expect(answer).toBe("Yes.");
    expect(ledger).toMatchObject([
      { model: "ada", attempt: 0, status: "failed", error: { code: "MODEL_NOT_MADE" } },
      { model: "bob", status: "ok", notes: [{ type: "fallback", from: "ada" }] },
    ]);
  });

  test("is not missed where it was to stand in for another that answers", async () => {
    const app = compile(solo({}, ["bob"]), { models: { ada: always("Yes."), bob: broken } });
    expect((await app.invoke(question)).answer).toBe("Yes.");
  });

  test("fails the run all the same for want of a key", async () => {
    const ada: ModelFactory = () => {
      throw new MissingKeyError({
        provider: "x",
        message: "X_API_KEY is not set.",
        hint: "Set it.",
      });
    };
    const app = compile(solo({}, ["bob"]), { models: { ada, bob: always("Yes.") } });
    await expect(app.invoke(question)).rejects.toMatchObject({ code: "MISSING_KEY" });
  });
});
