import {
  Command,
  END,
  MemorySaver,
  MessagesAnnotation,
  Send,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { asChatModel, type MoaApp, NoAnswerError, streamRun } from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { type PanelIn, sameInEachWiring } from "./wirings/wirings.js";

type Given = Parameters<MoaApp["invoke"]>[1];

const thread = { configurable: { thread_id: "1" } };

async function readAll(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

const ways: Readonly<Record<string, (app: MoaApp, options: Given) => Promise<unknown>>> = {
  invoke: (app, options) => app.invoke("Why?", options),
  "invoke for some keys": (app, options) =>
    app.invoke("Why?", { ...options, outputKeys: ["proposals"] as never }),
  batch: async (app, options) => app.batch(["Why?"], options),
  stream: async (app, options) =>
    readAll(await app.stream("Why?", { ...options, streamMode: "updates" })),
  streamRun: async (app, options) => readAll(streamRun(app, "Why?", options)),
  streamEvents: async (app, options) =>
    readAll(app.streamEvents({ messages: "Why?" }, { ...options, version: "v2" })),
  "a chat model": (app, options) => asChatModel(app.withConfig(options ?? {})).invoke("Why?"),
  "a subgraph": async (app, options) =>
    new StateGraph(MessagesAnnotation)
      .addNode("panel", app.withConfig(options ?? {}))
      .addEdge(START, "panel")
      .compile()
      .invoke({ messages: "Why?" }),
};

describe("a run that does not reach its output throws its ledger", () => {
  test.each(Object.entries(ways))("by %s", async (name, ask) => {
    await sameInEachWiring(async (panelIn: PanelIn) => {
      const { app } = panelIn(duet);
      // A parent's own limit holds for a subgraph.
      const error: unknown = await (
        name === "a subgraph" ? ask(skipping(app), undefined) : ask(app, { recursionLimit: 2 })
      ).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(NoAnswerError);
      expect(error).toMatchObject({ code: "NO_ANSWER", ledger: { length: 2 } });
      return error;
    });
  });

  test("also if only LangGraph's last look is beyond the limit", async () => {
    const { app } = panelOf(duet);
    await expect(app.invoke("Why?", { recursionLimit: 3 })).rejects.toMatchObject({
      code: "NO_ANSWER",
      ledger: { length: 3 },
      hint: expect.stringContaining("recursionLimit") as string,
    });
  });
});

/** The app, whose output was taken out of its graph by hand. */
function skipping(app: MoaApp): MoaApp {
  const { nodes } = app as unknown as { nodes: Record<string, { triggers: string[] }> };
  nodes["fuse"]?.triggers.splice(0);
  (app as unknown as { validate(): void }).validate();
  return app;
}

describe("a thread that is led past its output", () => {
  test.each(["invoke", "stream", "streamRun"])("by updateState, by %s", async (way) => {
    await sameInEachWiring(async (panelIn) => {
      const { app } = panelIn(duet, {}, { checkpointer: new MemorySaver() });
      await app.invoke("Why?", { ...thread, interruptBefore: ["fuse"] });
      const forked = await app.updateState(thread, null as never, END);
      const resume = async (): Promise<unknown> => {
        if (way === "invoke") return app.invoke(null, forked);
        if (way === "streamRun") return readAll(streamRun(app, null, forked));
        return readAll(await app.stream(null, forked));
      };
      await expect(resume()).rejects.toMatchObject({
        code: expect.stringMatching(/^(NO_ANSWER|NOTHING_TO_RESUME)$/) as string,
        ledger: { length: 2 },
      });
    });
  });
});

const strays: readonly Command[] = [
  new Command({ goto: "fuse" }),
  new Command({ goto: "ada", update: { messages: "Why?" } }),
  new Command({ goto: END }),
  new Command({ goto: "nowhere" }),
  new Command({ update: { messages: "Why?" } }),
  new Command({ goto: new Send("ada", { messages: [] }) }),
  new Command({ goto: new Send("ada", "Why?") }),
  new Command({ goto: [new Send("ada", {}), new Send("fuse", {})] }),
];

test.each(strays.map((command) => [JSON.stringify(command), command] as const))(
  "%s on a fresh thread is refused before any call",
  async (_, command) => {
    await sameInEachWiring(async (panelIn) => {
      for (const checkpointer of [undefined, new MemorySaver()]) {
        const { app, models } = panelIn(duet, {}, checkpointer && { checkpointer });
        await expect(app.invoke(command, thread)).rejects.toThrow(
          expect.objectContaining({ code: "NOTHING_TO_RESUME" }) as Error,
        );
        expect(Object.values(models).map(({ asked }) => asked.length)).toEqual([0, 0, 0]);
      }
    });
  },
);

test.each([{}, { messages: "Why?" }, { messages: ["Why?"] }])(
  "a Send of %j to begin is refused",
  async (state) => {
    const { app } = panelOf(duet);
    const command = new Command({ goto: new Send("begin", state) });
    await expect(app.invoke(command)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  },
);

test("a run that pauses resolves without an answer", async () => {
  await sameInEachWiring(async (panelIn) => {
    const { app } = panelIn(duet, {}, { checkpointer: new MemorySaver() });
    const paused = await app.invoke("Why?", { ...thread, interruptAfter: ["ada"] });
    expect(paused.answer).toBe("");
    return paused;
  });
});
