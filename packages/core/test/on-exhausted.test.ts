import { AuthenticationError, RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  AnswerFailedError,
  critic,
  defineGraph,
  type GraphSpec,
  layered,
  proposer,
  ranker,
  reducer,
  streamRun,
} from "../src/index.js";
import { askedOf, panelOf } from "./panel.js";
import { always, ScriptedModel } from "./scripted-model.js";

const refused = new AuthenticationError({ provider: "x", message: "No.", hint: "Mend the key." });
const down = always(refused);
const yes = "best-effort" as const;

const three = (policies: Partial<GraphSpec> = {}): GraphSpec =>
  layered({
    name: "three",
    layers: [
      [proposer({ model: "a" }), proposer({ model: "b" })],
      [proposer({ model: "c" }), proposer({ model: "d" })],
    ],
    aggregator: { model: "fuse" },
    ...policies,
  });

describe("onExhausted: best-effort", () => {
  test("gives the first proposal as the answer when the answer's call has failed for good", async () => {
    const { app } = panelOf(three({ onExhausted: yes }), { fuse: down });
    const { answer, ledger, messages } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("c says");
    expect(messages.at(-1)?.text).toBe("c says");
    expect(ledger.at(-1)).toMatchObject({
      node: "l3-fuse",
      status: "failed",
      error: { code: "AUTHENTICATION_FAILED" },
      notes: [{ type: "draft", node: "l2-c", sample: 1 }],
    });
  });

  test("works on earlier proposals when a whole layer has none", async () => {
    const { app, models } = panelOf(three({ onExhausted: yes }), { c: down, d: down });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(askedOf(models["fuse"]).join()).toContain("a says");
    expect(ledger.at(-1)?.notes).toEqual([
      {
        type: "earlier",
        proposals: [
          { node: "l1-a", sample: 1 },
          { node: "l1-b", sample: 1 },
        ],
      },
    ]);
  });

  test("goes on below the quorum, and says with how many", async () => {
    const graph = three({ onExhausted: yes, quorum: { atLeast: 2 } });
    const { app } = panelOf(graph, { b: down });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(ledger.find(({ node }) => node === "l2-c")?.notes).toEqual([
      { type: "fewer", usable: 1, of: 2 },
    ]);
  });

  test("streams a draft as the answer", async () => {
    const { app } = panelOf(three({ onExhausted: yes }), { fuse: down });
    const tokens: string[] = [];
    let end: unknown;
    for await (const event of streamRun(app, { messages: "Why?" })) {
      if (event.type === "answer-token") tokens.push(event.text);
      if (event.type === "run-end") end = event;
    }
    expect(tokens.join("")).toBe("c says");
    expect(end).toMatchObject({ status: "answered", answer: "c says" });
  });

  test("never replaces an answer of which a part is out already", async () => {
    const busy = new RateLimitError({ provider: "x", message: "Busy.", hint: "Wait." });
    const fuse = new ScriptedModel([{ text: "Half an", then: busy }]);
    const { app } = panelOf(three({ onExhausted: yes }), { fuse });
    const read = async (): Promise<void> => {
      for await (const _ of streamRun(app, { messages: "Why?" }));
    };
    await expect(read()).rejects.toMatchObject({ code: "BROKEN_ANSWER" });
  });

  test("holds for an output that picks: it gives the first it might have picked", async () => {
    const graph = defineGraph({
      name: "ranked",
      nodes: {
        a: proposer({ model: "a" }),
        b: proposer({ model: "b" }),
        best: ranker({ model: "judge", reads: ["a", "b"], onExhausted: yes }),
      },
      output: "best",
    });
    const { app } = panelOf(graph, { judge: down });
    const { answer } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("a says");
  });

  test("holds for a reducer behind critics that had nothing to remark on", async () => {
    const graph = defineGraph({
      name: "reduced",
      nodes: {
        a: proposer({ model: "a" }),
        b: proposer({ model: "b" }),
        fuse: aggregator({ model: "fuse", reads: ["a", "b"] }),
        remarks: critic({ model: "remarks", reads: ["fuse"] }),
        vote: reducer({ reads: ["remarks"], reduce: "first-usable", onExhausted: yes }),
      },
      output: "vote",
    });
    const { app } = panelOf(graph, { fuse: down });
    const { answer } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("a says");
  });

  test("still fails when there is nothing at all", async () => {
    const { app } = panelOf(three({ onExhausted: yes }), { a: down, b: down, c: down, d: down });
    await expect(app.invoke({ messages: "Why?" })).rejects.toMatchObject({
      code: "NO_USABLE_PROPOSAL",
    });
  });
});

describe("onExhausted: fail", () => {
  test("fails the run with what the answer's call reported", async () => {
    const { app } = panelOf(three(), { fuse: down });
    await expect(app.invoke({ messages: "Why?" })).rejects.toThrow(AnswerFailedError);
  });

  test("fails a node below its quorum, and makes no call for it", async () => {
    const graph = three({ quorum: { atLeast: 2 } });
    const { app, models } = panelOf(graph, { b: down });
    const error: unknown = await app
      .invoke({ messages: "Why?" })
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatchInlineSnapshot(`
      "Node \`l3-fuse\` has no usable proposal to work on:
        l2-c (c): QUORUM_NOT_REACHED: It had 1 of 2 proposals, and its quorum is 2.
        l2-d (d): QUORUM_NOT_REACHED: It had 1 of 2 proposals, and its quorum is 2."
    `);
    expect(models["c"]?.asked).toHaveLength(0);
  });
});

describe("a quorum that the output misses", () => {
  test("fails the run with who was usable, who was not, and what was paid for", async () => {
    const graph = layered({
      name: "strict",
      layers: [[proposer({ model: "a" }), proposer({ model: "b" })]],
      aggregator: { model: "fuse", quorum: { atLeast: 2 } },
    });
    const { app, models } = panelOf(graph, { b: down });
    const error: unknown = await app
      .invoke({ messages: "Why?" })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "QUORUM_NOT_REACHED",
      usable: 1,
      of: 2,
      proposals: [expect.objectContaining({ text: "a says" })],
    });
    expect((error as Error).message).toMatchInlineSnapshot(`
      "Node \`l2-fuse\` has 1 usable of 2 proposals, and its quorum is 2:
        l1-b (b): AUTHENTICATION_FAILED: No."
    `);
    expect(models["fuse"]?.asked).toHaveLength(0);
  });
});
