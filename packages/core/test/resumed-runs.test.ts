import { tool } from "@langchain/core/tools";
import { Command, MemorySaver } from "@langchain/langgraph";
import { RateLimitError, VendorUnavailableError } from "@moagraph/provider-kit";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  aggregator,
  type Call,
  compile,
  defineGraph,
  type GraphSpec,
  type MoaApp,
  type ModelOption,
  proposer,
  type RunEvent,
  type SavedResults,
  savedResults,
  streamRun,
} from "../src/index.js";
import { AgentModel, callOf } from "./agent-model.js";
import { after, always, type Gate, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const thread = { configurable: { thread_id: "t" } };

const duo = defineGraph({
  name: "duo",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

function appOf(
  graph: GraphSpec,
  models: Record<string, ModelOption>,
  checkpointer = new MemorySaver(),
): MoaApp {
  return compile(graph, { models, checkpointer });
}

/** Cancels a run after some simulated time. */
async function cancelledAfter(app: MoaApp, ms: number): Promise<void> {
  const controller = new AbortController();
  await inSimulatedTime(async () => {
    setTimeout(() => controller.abort(), ms);
    await app.invoke("Why?", { ...thread, signal: controller.signal }).catch(() => {});
  });
}

async function resumed(app: MoaApp): Promise<readonly Call[]> {
  const { value, error } = await inSimulatedTime(async () => app.invoke(null, thread));
  if (error !== undefined) throw error as Error;
  return value?.ledger ?? [];
}

function short(ledger: readonly Call[]): string[] {
  return ledger.map(({ node, attempt, status }) => `${node} ${attempt} ${status}`);
}

/** Waits 100 ms for the first call and forever for the second; later calls are answered at once. */
function stuckAtSecond(): Gate {
  let count = 0;
  return async (signal) => {
    count += 1;
    if (count <= 2) await after(count === 1 ? 100 : 100_000)(signal);
  };
}

/** The lines where the first attempt of `bob` failed and the second was cut off. */
const failedThenCut = ["ada 1 ok", "bob 1 failed", "bob 2 aborted", "bob 3 ok", "fuse 1 ok"];

describe("a run that was cut off and is resumed", () => {
  test("asks again only what was in flight, and has a line for every request", async () => {
    const ada = always("ada says", after(100));
    const bob = always("bob says", after(1_000));
    const app = appOf(duo, { ada, bob, fuse: always("fused") });
    await cancelledAfter(app, 500);
    const ledger = await resumed(app);
    expect(short(ledger)).toEqual(["ada 1 ok", "bob 1 aborted", "bob 2 ok", "fuse 1 ok"]);
    expect([ada.asked.length, bob.asked.length]).toEqual([1, 2]);
  });

  test("books a cut call by its prompt, and by what had been received of it", async () => {
    const app = appOf(duo, {
      ada: always("ada says"),
      bob: always("bob says", after(1_000)),
      fuse: always("fused"),
    });
    await cancelledAfter(app, 500);
    const [, cut] = await resumed(app);
    expect(cut).toMatchObject({ usageSource: "estimated", error: { code: "ABORTED" } });
    expect(cut?.inputTokens).toBeGreaterThan(0);
  });

  test("counts cut calls in its budget", async () => {
    const budget = { maxModelCalls: 4 };
    const graph = defineGraph({ ...duo, budget, onExhausted: "best-effort" });
    const bob = always("bob says", after(1_000));
    const app = appOf(graph, { ada: always("ada says"), bob, fuse: always("fused") });
    await cancelledAfter(app, 500);
    await inSimulatedTime(async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 500);
      await app.invoke(null, { ...thread, signal: controller.signal }).catch(() => {});
    });
    // One of four is left, for the answer.
    expect(short(await resumed(app))).toEqual([
      "ada 1 ok",
      "bob 1 aborted",
      "bob 2 aborted",
      "bob 0 failed",
      "fuse 1 ok",
    ]);
    expect(bob.asked).toHaveLength(2);
  });

  test("knows the attempts that failed before the cut", async () => {
    const down = new VendorUnavailableError({ provider: "x", message: "Down.", hint: "Wait." });
    const bob = new ScriptedModel([down, "lost", "bob says"], stuckAtSecond());
    const graph = defineGraph({ ...duo, retry: { attempts: 3, maxDelayMs: 1 } });
    const app = appOf(graph, { ada: always("ada says"), bob, fuse: always("fused") });
    await cancelledAfter(app, 500);
    expect(short(await resumed(app))).toEqual(failedThenCut);
  });

  test("uses a reply that came before a second request of the same call", async () => {
    const cut = { content: "bob s", response_metadata: { finish_reason: "length" } };
    const bob = new ScriptedModel([cut, "lost", "bob says"], stuckAtSecond());
    const graph = defineGraph({ ...duo, onTruncated: "retry-with-more" });
    const option: ModelOption = () => bob;
    const app = appOf(graph, { ada: always("ada says"), bob: option, fuse: always("fused") });
    await cancelledAfter(app, 500);
    expect(short(await resumed(app))).toEqual(failedThenCut);
    expect(bob.asked).toHaveLength(3);
  });

  test("counts a proposal of before for the quorum", async () => {
    const graph = defineGraph({
      ...duo,
      nodes: {
        ada: proposer({ model: "ada" }),
        bob: proposer({ model: "bob" }),
        cy: proposer({ model: "cy" }),
        fuse: aggregator({
          model: "fuse",
          reads: ["ada", "bob", "cy"],
          quorum: { atLeast: 2, graceMs: 10 },
        }),
      },
    });
    const models = {
      ada: always("ada says"),
      bob: always("bob says", after(1_000)),
      cy: always("cy says", after(100_000)),
      fuse: always("fused"),
    };
    const app = appOf(graph, models);
    await cancelledAfter(app, 500);
    const ledger = await resumed(app);
    expect(short(ledger).slice(-2)).toEqual(["cy 2 aborted", "fuse 1 ok"]);
  });

  test("has the calls that an agent made, and asks none of them again that had ended", async () => {
    const clock = tool(() => "Noon.", { name: "clock", description: "x", schema: z.object({}) });
    const model = new AgentModel([callOf("clock"), "lost", "It is noon."], stuckAtSecond());
    const bob = createAgent({ model, tools: [clock] });
    const app = appOf(duo, { ada: always("ada says"), bob, fuse: always("fused") });
    await cancelledAfter(app, 500);
    const ledger = await resumed(app);
    expect(short(ledger)).toEqual(["ada 1 ok", "bob 1 aborted", "bob 2 ok", "fuse 1 ok"]);
    expect(ledger.map(({ innerCalls }) => innerCalls?.length)).toEqual([
      undefined,
      2,
      1,
      undefined,
    ]);
    expect(model.asked).toHaveLength(3);
  });

  test("has its results in its last checkpoint, for a list of threads", async () => {
    const checkpointer = new MemorySaver();
    const bob = always("bob says", after(1_000));
    const app = appOf(duo, { ada: always("ada says"), bob, fuse: always("fused") }, checkpointer);
    await cancelledAfter(app, 500);
    const saved = async (): Promise<SavedResults> => {
      const tuple = await checkpointer.getTuple(thread);
      if (tuple === undefined) throw new Error("There is no checkpoint.");
      return savedResults(tuple);
    };
    const cut = await saved();
    expect(short(cut.ledger)).toEqual(["ada 1 ok", "bob 1 aborted"]);
    expect(cut.proposals.map(({ text }) => text)).toEqual(["ada says"]);
    const ledger = await resumed(app);
    expect((await saved()).ledger).toEqual(ledger);
  });

  test("tells what it has kept, and ends with the whole ledger when it is cut off again", async () => {
    const bob = always("bob says", after(1_000));
    const app = appOf(duo, { ada: always("ada says"), bob, fuse: always("fused") });
    await cancelledAfter(app, 500);
    const events: RunEvent[] = [];
    await inSimulatedTime(async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 500);
      const run = streamRun(app, null, { ...thread, signal: controller.signal });
      for await (const event of run) events.push(event);
    });
    const [, resume] = events;
    if (resume?.type !== "run-resume") throw new Error(`No run-resume, but ${resume?.type}`);
    expect(short(resume.kept)).toEqual(["ada 1 ok"]);
    expect(short(resume.cut)).toEqual(["bob 1 aborted"]);
    const end = events.at(-1);
    expect(end?.type === "run-end" && short(end.ledger)).toEqual([
      "ada 1 ok",
      "bob 1 aborted",
      "bob 2 aborted",
    ]);
  });

  test("has the calls of an answer that failed", async () => {
    const limit = new RateLimitError({
      provider: "x",
      message: "No.",
      hint: "Wait.",
      retryAfterMs: 0,
    });
    const graph = defineGraph({ ...duo, retry: { attempts: 1 } });
    const fuse = new ScriptedModel([limit, "fused"]);
    const app = appOf(graph, { ada: always("ada says"), bob: always("bob says"), fuse });
    await expect(app.invoke("Why?", thread)).rejects.toMatchObject({ code: "ANSWER_FAILED" });
    expect(short(await resumed(app))).toEqual([
      "ada 1 ok",
      "bob 1 ok",
      "fuse 1 failed",
      "fuse 2 ok",
    ]);
  });
});

describe("a thread", () => {
  test.each([undefined, "", null])("needs an id, and %j is none", async (threadId) => {
    const ada = always("ada says");
    const app = appOf(duo, { ada, bob: always("bob says"), fuse: always("fused") });
    const config = { configurable: { thread_id: threadId } };
    await expect(app.invoke("Why?", config)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: "The app has a checkpointer, but the config of the run has no `thread_id`.",
    });
    expect(ada.asked).toHaveLength(0);
  });

  test("is written by one run at a time", async () => {
    const app = appOf(duo, {
      ada: always("ada says", after(50)),
      bob: always("bob says"),
      fuse: always("fused"),
    });
    const first = app.invoke("Why?", thread);
    await expect(app.invoke(null, thread)).rejects.toMatchObject({
      code: "THREAD_BUSY",
      threadId: "t",
    });
    await expect(first).resolves.toMatchObject({ answer: "fused" });
    await expect(app.invoke("And?", thread)).resolves.toMatchObject({ answer: "fused" });
  });

  test.each([0, 5, 20, 40])("is free after its run was cancelled at %i ms", async (ms) => {
    const ada = always("ada says", after(30));
    const app = appOf(duo, { ada, bob: always("bob says"), fuse: always("fused", after(10)) });
    const signal = AbortSignal.timeout(ms);
    await app.invoke("Why?", { ...thread, signal }).catch(() => {});
    const resumedRun = app.invoke(null, thread).catch((error: { readonly code: string }) => {
      // A run that was cancelled before it began has left nothing to resume.
      if (error.code === "NOTHING_TO_RESUME") return app.invoke("Why?", thread);
      throw error;
    });
    await expect(resumedRun).resolves.toMatchObject({ answer: "fused" });
    await expect(app.invoke("And?", thread)).resolves.toMatchObject({ answer: "fused" });
  });

  test("is free when a stream of its run is left", async () => {
    const app = appOf(duo, {
      ada: always("ada says", after(50)),
      bob: always("bob says"),
      fuse: always("fused"),
    });
    const stream = await app.stream("Why?", thread);
    for await (const chunk of stream) {
      expect(chunk).toBeDefined();
      break;
    }
    await expect(app.invoke(null, thread)).resolves.toMatchObject({ answer: "fused" });
  });

  test("refuses what could not be resumed", async () => {
    const models = { ada: always("ada says"), bob: always("bob says"), fuse: always("fused") };
    const app = appOf(duo, models);
    await app.invoke("Why?", { ...thread, interruptBefore: ["fuse"] });
    const edit = app.updateState(thread, { runStart: undefined } as never);
    await expect(edit).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: "`runStart` is no start of a run.",
    });
    await expect(app.invoke(new Command({ resume: null }), thread)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: "The `Command` in the input of the run has nothing to do.",
    });
    await expect(app.invoke(null, thread)).resolves.toMatchObject({ answer: "fused" });
  });

  test("is not updated while a run writes it", async () => {
    let asked = (): void => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const ada = always("ada says", async (signal) => {
      asked();
      await after(50)(signal);
    });
    const app = appOf(duo, { ada, bob: always("bob says"), fuse: always("fused") });
    const run = app.invoke("Why?", thread);
    await isAsked;
    await expect(app.updateState(thread, { proposals: [] })).rejects.toMatchObject({
      code: "THREAD_BUSY",
    });
    await expect(run).resolves.toMatchObject({ answer: "fused" });
  });
});
