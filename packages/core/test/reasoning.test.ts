import { AIMessage } from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  compile,
  defineGraph,
  proposer,
  ranker,
  reducer,
  type RunEvent,
  streamRun,
  verifier,
} from "../src/index.js";
import { duet, panelOf, shownTo } from "./panel.js";
import { after, always, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const solo = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "ada" }) },
  output: "ada",
});

async function eventsOf(model: ScriptedModel, graph = solo): Promise<RunEvent[]> {
  const { app } = panelOf(graph, { ada: model });
  const events: RunEvent[] = [];
  for await (const event of streamRun(app, { messages: "Why?" })) events.push(event);
  return events;
}

/** The events of tokens and resets, as words. */
function told(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === "answer-token") return [`answer ${event.text}`];
    if (event.type === "reasoning-token") return [`reasoning ${event.text}`];
    return event.type === "answer-reset" ? ["reset"] : [];
  });
}

describe("reasoning", () => {
  test("is no part of proposals, the answer and messages", async () => {
    const { app, models } = panelOf(duet, {
      ada: always("<think>plan a</think>\n\nIt is 4."),
      bob: always({ content: "It is 5.", additional_kwargs: { reasoning_content: "plan b" } }),
      fuse: always("plan f\n</think>\n\nFour."),
    });
    const { answer, proposals, messages } = await app.invoke({ messages: "2+2?" });
    expect(answer).toBe("Four.");
    expect(proposals.map(({ text }) => text)).toEqual(["It is 4.", "It is 5."]);
    expect(shownTo(models["fuse"])).toEqual(["It is 5.", "It is 4."]);
    expect(messages.at(-1)?.text).toBe("Four.");
    expect(JSON.stringify([proposals, messages])).not.toContain("plan");
  });

  test.each([
    ["text in tags", { content: "<thought>plan</thought>4" }],
    ["`reasoning_content`", { content: "4", additional_kwargs: { reasoning_content: "plan" } }],
    ["`reasoning` of OpenRouter", { content: "4", additional_kwargs: { reasoning: "plan" } }],
    [
      "`reasoning` of OpenAI's summaries",
      { content: "4", additional_kwargs: { reasoning: { summary: [{ text: "plan" }] } } },
    ],
    [
      "`reasoning_details`",
      {
        content: "4",
        additional_kwargs: { reasoning_details: [{ type: "reasoning.text", text: "plan" }] },
      },
    ],
  ])("is found as %s, and kept beside the text if asked for", async (_, reply) => {
    const graph = defineGraph({ ...duet, keepReasoning: true });
    const { app } = panelOf(graph, { ada: always(reply), fuse: always(reply) });
    const { proposals, messages, answer } = await app.invoke({ messages: "2+2?" });
    expect(proposals[0]).toMatchObject({ text: "4", reasoning: "plan" });
    expect(answer).toBe("4");
    expect(messages.at(-1)).toMatchObject({
      content: "4",
      additional_kwargs: { reasoning_content: "plan" },
    });
  });

  test("is found in content parts", async () => {
    const content = [
      { type: "thinking", thinking: "plan", signature: "abc" },
      { type: "text", text: "4" },
    ];
    const model = new ScriptedModel([]);
    model.invoke = async () => new AIMessage({ content }) as never;
    const graph = defineGraph({ ...solo, keepReasoning: true });
    const { messages } = await panelOf(graph, { ada: model }).app.invoke({ messages: "2+2?" });
    expect(messages.at(-1)).toMatchObject({
      content: "4",
      additional_kwargs: { reasoning_content: "plan" },
    });
  });

  test("is counted: as reported, or by estimate", async () => {
    const usage = {
      input_tokens: 9,
      output_tokens: 90,
      total_tokens: 99,
      input_token_details: { cache_read: 5 },
      output_token_details: { reasoning: 80 },
    };
    const { app } = panelOf(duet, {
      ada: always({ content: "4", usage_metadata: usage }),
      bob: always("<think>one two three</think>4"),
    });
    const [ada, bob, fuse] = (await app.invoke({ messages: "2+2?" })).ledger;
    expect(ada).toMatchObject({ outputTokens: 90, reasoningTokens: 80, cachedInputTokens: 5 });
    expect(bob?.reasoningTokens).toBeGreaterThan(0);
    expect(fuse).not.toHaveProperty("reasoningTokens");
  });

  test("is streamed apart from the answer", async () => {
    const events = await eventsOf(always("<think>a plan</think>\n\nIt is 4."));
    expect(told(events)).toEqual([
      "reasoning a ",
      "reasoning plan",
      "answer It ",
      "answer is ",
      "answer 4.",
    ]);
    expect(events.at(-1)).toMatchObject({ status: "answered", answer: "It is 4." });
  });

  test("that no tag opened resets the answer once, and is then held back", async () => {
    const model = always("a plan </think> It is 4.");
    expect(told(await eventsOf(model))).toEqual([
      "answer a ",
      "answer plan ",
      "reset",
      "answer It ",
      "answer is ",
      "answer 4.",
    ]);
    expect(told(await eventsOf(model))).toEqual([
      "reasoning a plan ",
      "answer It ",
      "answer is ",
      "answer 4.",
    ]);
  });

  test("that a chat model has streamed is corrected in its last chunk", async () => {
    const { app } = panelOf(solo, { ada: always("a plan </think> It is 4.") });
    const chunks = [];
    for await (const chunk of await asChatModel(app).stream("2+2?")) chunks.push(chunk);
    expect(chunks.at(-1)?.response_metadata).toMatchObject({ answerAfterReset: "It is 4." });
    const again = [];
    for await (const chunk of await asChatModel(app).stream("2+2?")) again.push(chunk);
    expect(again.map(({ text }) => text).join("")).toBe("It is 4.");
    expect(again.at(-1)?.response_metadata).not.toHaveProperty("answerAfterReset");
  });

  test("ends the wait for the first token", async () => {
    const reply = "<think>one two three four five six</think> Four.";
    const model = new ScriptedModel([reply], undefined, after(30));
    const graph = defineGraph({ ...solo, timeouts: { firstTokenMs: 100 } });
    const { app } = panelOf(graph, { ada: model });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "2+2?" }));
    expect(value?.ledger[0]).toMatchObject({ attempt: 1, status: "ok" });
    expect(tookMs).toBeGreaterThan(100);
  });

  test("is in the estimate of a call that broke off", async () => {
    const broken = { text: "<think>one two three four five", then: new Error("lost") };
    const graph = defineGraph({ ...solo, timeouts: { firstTokenMs: 10_000 } });
    const { app } = panelOf(graph, { ada: always(broken) });
    const error = await app.invoke({ messages: "2+2?" }).catch((thrown: unknown) => thrown);
    const [line] = (error as { ledger: { outputTokens: number; partialText?: string }[] }).ledger;
    expect(line?.outputTokens).toBeGreaterThan(4);
    expect(line).not.toHaveProperty("partialText");
  });

  test("that takes the whole reply leaves it blank", async () => {
    const { app } = panelOf(duet, { ada: always("<think>It is 4.") });
    const { ledger } = await app.invoke({ messages: "2+2?" });
    expect(ledger[0]).toMatchObject({
      status: "blank",
      error: { code: "BLANK_REPLY", message: "The reply has reasoning, but no text." },
    });
  });

  test("does not count in verdicts and votes", async () => {
    const three = {
      a: proposer({ model: "a" }),
      b: proposer({ model: "b" }),
      c: proposer({ model: "c" }),
    };
    const reads = ["a", "b", "c"] as const;
    const models = {
      a: always("<think>p</think>5"),
      b: always("<think>q q</think>4"),
      c: always("<think>r r r</think>4"),
      judge: always("<think>1 is wrong, 3 is vague.</think>\n2"),
    };
    const nodes = {
      vote: reducer({ reads, reduce: "majority" }),
      best: ranker({ model: "judge", reads }),
      pairs: ranker({ model: "judge", reads, method: "pairwise" }),
    };
    for (const node of Object.values(nodes)) {
      const graph = defineGraph({ name: "g", nodes: { ...three, end: node }, output: "end" });
      expect((await compile(graph, { models }).invoke({ messages: "2+2?" })).answer).toBe("4");
    }
  });

  test("before a verdict of a verifier is skipped, with one request", async () => {
    const judge = always("<think>It FAILs nothing.</think>\n\nPASS");
    const graph = defineGraph({
      name: "g",
      nodes: { a: proposer({ model: "a" }), v: verifier({ model: "judge", reads: ["a"] }) },
      output: "v",
    });
    const app = compile(graph, { models: { a: always("Four."), judge } });
    expect((await app.invoke({ messages: "2+2?" })).answer).toBe("Four.");
    expect(judge.asked).toHaveLength(1);
  });

  test("is no part of a draft that replaces the answer", async () => {
    const graph = defineGraph({
      name: "g",
      nodes: {
        a: proposer({ model: "a" }),
        fuse: aggregator({ model: "fuse", reads: ["a"], onExhausted: "best-effort" }),
      },
      output: "fuse",
    });
    const models = { a: always("<think>plan</think>Four."), fuse: always(new Error("down")) };
    expect((await compile(graph, { models }).invoke({ messages: "2+2?" })).answer).toBe("Four.");
  });
});
