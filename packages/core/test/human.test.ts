import {
  Command,
  INTERRUPT,
  isInterrupted,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  critic,
  defineGraph,
  type GraphSpec,
  human,
  type HumanReply,
  type MoaApp,
  proposer,
  type RunEvent,
  streamRun,
} from "../src/index.js";
import { panelOf, shownTo } from "./panel.js";
import { always } from "./scripted-model.js";
import { sameInEachWiring } from "./wirings/wirings.js";

const thread = { configurable: { thread_id: "1" } };

/** A person chooses between two answers; a third node is asked at the same time. */
const board: GraphSpec = defineGraph({
  name: "board",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    said: critic({ model: "said", reads: ["bob"] }),
    pick: human({ reads: ["ada", "said"], ask: "Which may we send?" }),
    aside: aggregator({ model: "aside", reads: ["ada", "said"] }),
    fuse: aggregator({ model: "fuse", reads: ["pick", "aside"] }),
  },
  output: "fuse",
});

const last: GraphSpec = defineGraph({
  name: "last",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    pick: human({ reads: ["ada", "bob"] }),
  },
  output: "pick",
});

function answered(app: MoaApp, reply: unknown): ReturnType<MoaApp["invoke"]> {
  return app.invoke(new Command({ resume: reply }), thread);
}

/** What the run asks a person. */
function askedBy(values: object): unknown[] {
  return isInterrupted(values) ? values[INTERRUPT].map(({ value }) => value) : [];
}

describe("a node that asks a person", () => {
  test("passes on the choice, and no call is made twice", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { app, models } = panelIn(board, {}, { checkpointer: new MemorySaver() });
      const paused = await app.invoke("Why?", thread);
      expect(askedBy(paused)).toEqual([
        {
          type: "choose-proposal",
          node: "pick",
          ask: "Which may we send?",
          proposals: [
            { node: "ada", sample: 1, text: "ada says" },
            { node: "said", sample: 1, text: "bob says", remarks: ["said says"] },
          ],
        },
      ]);
      const { answer, proposals, ledger } = await answered(app, { choice: 2 });
      expect(answer).toBe("fuse says");
      expect(shownTo(models["fuse"])[0]).toBe("bob says");
      expect(Object.values(models).map(({ asked }) => asked.length)).toEqual([1, 1, 1, 1, 1]);
      expect(proposals.find(({ node }) => node === "pick")).toMatchObject({
        model: "bob",
        text: "bob says",
        remarks: ["said says"],
      });
      const note = { type: "human", action: "chose", proposal: { node: "said", sample: 1 } };
      const line = { model: "human", attempt: 0, status: "ok", costUsd: 0, notes: [note] };
      expect(ledger.find(({ node }) => node === "pick")).toMatchObject(line);
      return [paused, proposals];
    });
  });

  test.each<[HumanReply, string, string, object]>([
    [{ choice: 1 }, "ada says", "chose", { proposal: { node: "ada", sample: 1 } }],
    [{ choice: 1, text: "ada says" }, "ada says", "chose", {}],
    [{ choice: 2, text: "Edited." }, "Edited.", "edited", { proposal: { node: "bob", sample: 1 } }],
    [{ text: "My own." }, "My own.", "wrote", {}],
  ])("as the output answers %j with %s", async (reply, text, action, more) => {
    const { app } = panelOf(last, {}, { checkpointer: new MemorySaver() });
    await app.invoke("Why?", thread);
    const { answer, messages, ledger } = await answered(app, reply);
    expect([answer, messages.at(-1)?.text]).toEqual([text, text]);
    expect(ledger.at(-1)?.notes).toMatchObject([{ type: "human", action, ...more }]);
  });

  test("asks once more, and says why, until the reply can be read", async () => {
    const { app, models } = panelOf(last, {}, { checkpointer: new MemorySaver() });
    await app.invoke("Why?", thread);
    const faults: [unknown, string][] = [
      [2, "The reply is a number."],
      [{}, "The reply has no `choice` and no `text`."],
      [{ choice: 1, txt: "Mine." }, "The reply has an unknown key `txt`. Did you mean `text`?"],
      [{ choice: 3 }, "`choice` is 3, which is the number of no proposal."],
      [{ choice: "1" }, "`choice` is a string."],
      [{ choice: 1, text: " " }, "`text` is blank."],
      [{ text: ["Mine."] }, "`text` is an array."],
    ];
    for (const [reply, fault] of faults) {
      expect(askedBy(await answered(app, reply))).toMatchObject([
        {
          ask: "Choose the best answer by its number, or write an answer.",
          fault: `${fault} Send { choice } with a number from 1 to 2, { choice, text } to change that proposal, or { text } for a new answer.`,
        },
      ]);
    }
    expect((await answered(app, { choice: 2 })).answer).toBe("bob says");
    expect(models["ada"]?.asked).toHaveLength(1);
  });
});

describe("a run that asks a person", () => {
  test("says what it waits for, and goes on where it stopped", async () => {
    const { app } = panelOf(last, {}, { checkpointer: new MemorySaver() });
    const paused = await eventsOf(app, "Why?");
    const request = { type: "choose-proposal", node: "pick" };
    const waiting = { status: "interrupted", interrupts: [{ value: request }] };
    expect(paused.at(-1)).toMatchObject(waiting);
    const resumed = await eventsOf(app, new Command({ resume: { choice: 2 } }));
    expect(resumed.map(({ type }) => type)).toEqual([
      "run-start",
      "run-resume",
      "call-note",
      "call-end",
      "answer-token",
      "run-end",
    ]);
    expect(resumed.at(-1)).toMatchObject({ status: "answered", answer: "bob says" });
    expect(resumed.at(-1)).not.toHaveProperty("interrupts");
  });

  test("needs a checkpointer, and says so before any call", async () => {
    const { app, models } = panelOf(last);
    const error = {
      code: "NO_CHECKPOINTER",
      node: "pick",
      message: "Node `pick` asks a person, which pauses the run, but the run has no checkpointer.",
      hint: expect.stringContaining("compile(graph, { checkpointer: new MemorySaver() })"),
    };
    await expect(app.invoke("Why?")).rejects.toMatchObject(error);
    const kept = panelOf(last, {}, { checkpointer: new MemorySaver() }).app;
    const cannotPause = {
      code: "NO_CHECKPOINTER",
      message:
        "Node `pick` asks a person, but a chat model cannot pause, even if the app has a checkpointer.",
      hint: expect.stringContaining("Use the app as a node of the graph around it"),
    };
    expect(() => asChatModel(kept)).toThrow(expect.objectContaining(cannotPause));
    expect(models["ada"]?.asked).toEqual([]);
  });

  test("as a subgraph pauses with the checkpointer of the graph around it", async () => {
    const { app, models } = panelOf(last);
    const outer = new StateGraph(MessagesAnnotation)
      .addNode("moa", app)
      .addEdge(START, "moa")
      .compile({ checkpointer: new MemorySaver() });
    expect(askedBy(await outer.invoke({ messages: "Why?" }, thread))).toHaveLength(1);
    const { messages } = await outer.invoke(new Command({ resume: { text: "My own." } }), thread);
    expect(messages.map(({ text }) => text)).toEqual(["Why?", "My own."]);
    expect(models["ada"]?.asked).toHaveLength(1);
  });

  test("asks several persons at once, whose replies have the ids of the interrupts", async () => {
    const graph = defineGraph({
      name: "two",
      nodes: {
        ada: proposer({ model: "ada" }),
        one: human({ reads: ["ada"] }),
        other: human({ reads: ["ada"] }),
        fuse: aggregator({ model: "fuse", reads: ["one", "other"] }),
      },
      output: "fuse",
    });
    const { app, models } = panelOf(graph, {}, { checkpointer: new MemorySaver() });
    const paused = await app.invoke("Why?", thread);
    const ids = isInterrupted(paused) ? paused[INTERRUPT].map(({ id }) => String(id)) : [];
    const [one = "", other = ""] = ids;
    const half = await answered(app, { [one]: { text: "One." }, [other]: { choice: 9 } });
    expect(askedBy(half)).toMatchObject([{ node: "other", fault: expect.any(String) }]);
    expect((await answered(app, { choice: 1 })).answer).toBe("fuse says");
    expect(shownTo(models["fuse"])).toEqual(["One.", "ada says"]);
  });

  test("shows the person what `redact` hides from traces", async () => {
    const redact = (text: string): string => text.replaceAll("says", "***");
    const { app } = panelOf(last, {}, { checkpointer: new MemorySaver(), redact });
    const traced: unknown[] = [];
    const trace = (...given: unknown[]): void => void traced.push(given);
    const callbacks = [{ handleChainStart: trace, handleChainEnd: trace, handleChainError: trace }];
    const paused = await app.invoke("Why?", { ...thread, callbacks });
    expect(askedBy(paused)).toMatchObject([{ proposals: [{ text: "ada says" }, {}] }]);
    const resume = new Command({ resume: { choice: 1, text: "She says so." } });
    expect((await app.invoke(resume, { ...thread, callbacks })).answer).toBe("She says so.");
    expect(JSON.stringify(traced)).toContain("ada ***");
    expect(JSON.stringify(traced)).not.toContain("says");
  });

  test("asks nobody without a proposal", async () => {
    const down = { ada: always(""), bob: always("") };
    const { app } = panelOf(last, down, { checkpointer: new MemorySaver() });
    await expect(app.invoke("Why?", thread)).rejects.toMatchObject({ code: "NO_USABLE_PROPOSAL" });
  });
});

async function eventsOf(app: MoaApp, input: string | Command): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of streamRun(app, input, thread)) events.push(event);
  return events;
}
