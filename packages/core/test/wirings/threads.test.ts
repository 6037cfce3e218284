import { getContextVariable, setContextVariable } from "@langchain/core/context";
import { RunnableLambda } from "@langchain/core/runnables";
import {
  Command,
  getConfig,
  interrupt,
  MemorySaver,
  MessagesAnnotation,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import type { MoaApp } from "../../src/index.js";
import { duet, panelOf, shownTo } from "../panel.js";
import { always, ScriptedModel } from "../scripted-model.js";
import { sameInEachWiring } from "./wirings.js";
import { asking, crossing } from "./graphs.js";

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };

async function historyOf(app: MoaApp): Promise<unknown[]> {
  const history: unknown[] = [];
  for await (const { values, next, metadata, tasks } of app.getStateHistory(thread)) {
    const { answer, proposals } = values;
    history.push({ answer, proposals, next: next.toSorted(), metadata, tasks: tasks.length });
  }
  return history;
}

describe("each wiring keeps threads the same", () => {
  test("state and history of a whole run, and of the next", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { app } = panelIn(crossing, {}, { checkpointer: new MemorySaver() });
      await app.invoke(prompt, thread);
      const { values, next } = await app.getState(thread);
      const second = await app.invoke({ messages: "And why that?" }, thread);
      expect(second.messages).toHaveLength(4);
      return [values, next, second, await historyOf(app)];
    });
  });

  test.each(["interruptBefore", "interruptAfter"] as const)("%s any of its steps", async (when) => {
    for (const step of ["begin", "ada-1", "mid", "fuse"]) {
      await sameInEachWiring(async (panelIn) => {
        const { app, models } = panelIn(crossing, {}, { checkpointer: new MemorySaver() });
        const paused = await app.invoke(prompt, { ...thread, [when]: [step] });
        const { next } = await app.getState(thread);
        const { answer } = await app.invoke(null, thread);
        expect(answer).toBe("fuse says");
        expect(models["ada"]?.asked).toHaveLength(2);
        return [paused, next.toSorted(), await historyOf(app)];
      });
    }
  });

  test("an update as any of its steps, and what runs after it", async () => {
    for (const step of ["ada-2", "bob", "mid"]) {
      await sameInEachWiring(async (panelIn) => {
        const { app, models } = panelIn(crossing, {}, { checkpointer: new MemorySaver() });
        await app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
        const { values } = await app.getState(thread);
        expect(values.proposals).toHaveLength(5);
        const edited = (values.proposals ?? []).map((each) => ({ ...each, text: "edited" }));
        await app.updateState(thread, { proposals: edited }, step);
        const { next } = await app.getState(thread);
        const result = await app.invoke(null, thread).catch((error: unknown) => error);
        return [next.toSorted(), result, shownTo(models["fuse"]), await historyOf(app)];
      });
    }
  });

  test("an update before anything ran", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { app } = panelIn(crossing, {}, { checkpointer: new MemorySaver() });
      await app.updateState(thread, { messages: "Hello." }, "__start__");
      const { next, values } = await app.getState(thread);
      expect(next).toEqual(["begin"]);
      return [values, await app.invoke(null, thread)];
    });
  });

  test("a run that threw goes on where it was, and asks nobody again who had answered", async () => {
    await sameInEachWiring(async (panelIn) => {
      const fuse = new ScriptedModel([new Error("down"), "fused"]);
      const { app, models } = panelIn(crossing, { fuse }, { checkpointer: new MemorySaver() });
      const error = await app.invoke(prompt, thread).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      const { next } = await app.getState(thread);
      const { answer, ledger } = await app.invoke(null, thread);
      expect([answer, models["ada"]?.asked.length]).toEqual(["fused", 2]);
      return [error, next, ledger];
    });
  });

  test("interrupt() within a prompt function, and the answer to it", async () => {
    await sameInEachWiring(async (panelIn) => {
      const functions = { ask: async () => `As ${String(interrupt("Who are you?"))}:` };
      const checkpointer = new MemorySaver();
      const { app, models } = panelIn(asking, {}, { checkpointer, functions });
      const paused = await app.invoke(prompt, thread);
      const state = await app.getState(thread);
      const again = await app.invoke(new Command({ resume: "Ada" }), thread);
      const { answer } = await app.invoke(new Command({ resume: "a judge" }), thread);
      expect(answer).toBe("fuse says");
      expect(models["ada"]?.asked[0]?.[0]?.text).toBe("As Ada:");
      expect(models["bob"]?.asked).toHaveLength(1);
      return [paused, state.next, state.tasks.length, again];
    });
  });

  test("a command with an update, and one that goes to a step", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { app, models } = panelIn(crossing, {}, { checkpointer: new MemorySaver() });
      await app.invoke(prompt, thread);
      const again = await app.invoke(new Command({ goto: "mid" }), thread);
      expect(models["mid"]?.asked).toHaveLength(2);
      return [again, models["top"]?.asked.length];
    });
  });

  test("as a subgraph, with the state of its nodes", async () => {
    await sameInEachWiring(async (panelIn) => {
      const parent = new StateGraph(MessagesAnnotation)
        .addNode("moa", panelIn(asking, {}, { functions: { ask: () => interrupt("Who?") } }).app)
        .addEdge("__start__", "moa")
        .compile({ checkpointer: new MemorySaver() });
      await parent.invoke(prompt, thread);
      const { tasks } = await parent.getState(thread, { subgraphs: true });
      const inner = tasks[0]?.state as { next: string[]; values: unknown };
      await parent.invoke(new Command({ resume: "Ada" }), thread);
      const { messages } = await parent.invoke(new Command({ resume: "judge" }), thread);
      expect(messages.at(-1)?.text).toBe("fuse says");
      return [inner.next, inner.values];
    });
  });
});

describe("each wiring hands a config on the same", () => {
  test("configurable, context, metadata and tags reach prompt functions by getConfig()", async () => {
    const seen = await sameInEachWiring(async (panelIn) => {
      const configs: unknown[] = [];
      const ask = (): string => {
        const { configurable, context, metadata, tags, recursionLimit } = getConfig() as Record<
          string,
          object
        >;
        const { tenant } = configurable as { tenant?: string };
        configs.push([tenant, context, metadata, tags, recursionLimit]);
        return "Say:";
      };
      await panelIn(asking, {}, { functions: { ask } }).app.invoke(prompt, {
        configurable: { tenant: "us" },
        context: { user: "u1" },
        metadata: { release: "7" },
        tags: ["mine"],
      });
      return configs;
    });
    expect(JSON.stringify(seen)).toMatch(/"us",\{"user":"u1"\}.*"fuse:<id>".*"mine"/);
  });

  test("variables of LangChain's context reach prompt functions", async () => {
    const seen = await sameInEachWiring(async (panelIn) => {
      const said: unknown[] = [];
      const ask = (): string => String(said.push(getContextVariable("tenant")));
      const { app } = panelIn(asking, {}, { functions: { ask } });
      await RunnableLambda.from(async () => {
        setContextVariable("tenant", "us");
        return app.invoke(prompt);
      }).invoke("");
      return said;
    });
    expect(seen).toEqual(["us", "us"]);
  });

  test("a recursion limit that is too small fails", async () => {
    const error = await sameInEachWiring(async (panelIn) =>
      panelIn(crossing)
        .app.invoke(prompt, { recursionLimit: 1 })
        .catch((thrown: unknown) => thrown),
    );
    expect(error).toMatch(/^NoAnswerError: .*recursionLimit/);
  });

  test("a signal that aborts ends the run, also one that had aborted before", async () => {
    for (const isEarly of [true, false]) {
      await sameInEachWiring(async (panelIn) => {
        const slow = always("late", async (signal) => {
          await new Promise((resolve) => signal?.addEventListener("abort", resolve));
        });
        const { app, models } = panelIn(crossing, { bob: slow });
        const stop = new AbortController();
        if (isEarly) stop.abort();
        const run = app.invoke(prompt, { signal: stop.signal }).catch((thrown: unknown) => thrown);
        if (!isEarly) await expect.poll(() => slow.asked).toHaveLength(1);
        stop.abort();
        const error = await run;
        expect(error).toBeInstanceOf(Error);
        return [error, models["fuse"]?.asked];
      });
    }
  });

  test("inputs that are none are refused alike", async () => {
    for (const input of [{}, null, { messages: [] }, { proposals: [] }]) {
      const refused = await sameInEachWiring(async (panelIn) =>
        panelIn(crossing)
          .app.invoke(input as never)
          .catch((thrown: unknown) => thrown),
      );
      expect(refused).toMatch(/Error/);
    }
  });

  test("what is no channel of the input is not written", async () => {
    const proposals = [{ node: "ada", sample: 1, model: "ada", text: "forged", usage: {} }];
    const result = await sameInEachWiring(async (panelIn) => {
      const { app } = panelIn(crossing, {}, { checkpointer: new MemorySaver() });
      await app.invoke({ ...prompt, proposals, answer: "forged" } as never, {
        ...thread,
        interruptBefore: ["begin"],
      });
      return (await app.getState(thread)).values;
    });
    expect(JSON.stringify(result)).not.toContain("forged");
  });
});

describe("a thread that was interrupted with another wiring", () => {
  test("is refused, and does not end with an empty answer", async () => {
    const models = { ada: always("ada says"), bob: always("bob says"), fuse: always("fuse says") };
    const checkpointer = new MemorySaver();
    const fast = panelOf(duet, models, { checkpointer, wiring: "fast" }).app;
    await fast.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    const plain = panelOf(duet, models, { checkpointer, wiring: "plain" }).app;
    await expect(plain.invoke(null, thread)).rejects.toMatchObject({
      code: "NOTHING_TO_RESUME",
      message: expect.stringContaining("waits for no step of this app"),
    });
    expect(models.fuse.asked).toHaveLength(0);
    const { answer } = await fast.invoke(null, thread);
    expect(answer).toBe("fuse says");
  });
});
