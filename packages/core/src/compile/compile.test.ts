import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { MemorySaver, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { QuotaExceededError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { askedOf, duet, panelOf, shownTo } from "../../test/panel.js";
import { after, always, ScriptedModel } from "../../test/scripted-model.js";
import {
  aggregator,
  AnswerFailedError,
  compile,
  defineGraph,
  NoUsableProposalError,
  type FunctionInput,
  type NodeSpec,
  proposer,
} from "../index.js";

const outOfCredit = new QuotaExceededError({
  provider: "x",
  message: "No credit is left.",
  hint: "Wait.",
});

describe("compile", () => {
  test("answers with what the output says, and appends it to the conversation", async () => {
    const { app } = panelOf(duet, { fuse: always("the answer") });
    const { answer, messages } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("the answer");
    expect(messages.map((message) => [message.type, message.text])).toEqual([
      ["human", "Why?"],
      ["ai", "the answer"],
    ]);
    expect(messages.at(-1)).toBeInstanceOf(AIMessage);
  });

  test("shows an aggregator the conversation unchanged, and the proposals in the order of reads", async () => {
    const { app, models } = panelOf(duet);
    await app.invoke({
      messages: [
        new SystemMessage("Be brief."),
        new HumanMessage("Hi"),
        new AIMessage("Hello"),
        new HumanMessage("Why?"),
      ],
    });
    expect(askedOf(models["ada"])).toEqual([
      "system: Be brief.",
      "human: Hi",
      "ai: Hello",
      "human: Why?",
    ]);
    const [system, ...rest] = askedOf(models["fuse"]);
    expect(rest).toEqual(["human: Hi", "ai: Hello", "human: Why?"]);
    expect(system).toMatch(/^system: Be brief\.\n\n/);
    expect(shownTo(models["fuse"])).toEqual(["bob says", "ada says"]);
  });

  test("replaces the instruction by the node's own prompt, as text or as a function", async () => {
    const graph = defineGraph({
      name: "prompts",
      nodes: {
        ada: proposer({ model: "ada", prompt: "You are Ada." }),
        mid: aggregator({ model: "mid", reads: ["ada"], prompt: "Improve:" }),
        end: aggregator({ model: "end", reads: ["mid"], prompt: { use: "count" } }),
      },
      output: "end",
      fence: false,
    });
    const { app, models } = panelOf(
      graph,
      {},
      {
        functions: { count: ({ proposals }: FunctionInput) => `${proposals.length} answer:` },
      },
    );
    await app.invoke({ messages: "Why?" });
    expect(askedOf(models["ada"])).toEqual(["system: You are Ada.", "human: Why?"]);
    expect(askedOf(models["mid"])[0]).toBe("system: Improve:\n1. ada says");
    expect(askedOf(models["end"])[0]).toBe("system: 1 answer:\n1. mid says");
  });

  test("makes one call per sample, and shows samples in their order", async () => {
    const graph = defineGraph({
      name: "samples",
      nodes: {
        ada: proposer({ model: "ada", samples: 12 }),
        fuse: aggregator({ model: "fuse", reads: ["ada"] }),
      },
      output: "fuse",
    });
    const replies = Array.from({ length: 12 }, (_, index) => `text ${index + 1}`);
    const { app, models } = panelOf(graph, { ada: new ScriptedModel(replies) });
    const { proposals, ledger } = await app.invoke({ messages: "Why?" });
    expect(proposals.map(({ sample }) => sample)).toEqual(replies.map((_, index) => index + 1));
    expect(shownTo(models["fuse"])).toEqual(proposals.map(({ text }) => text));
    expect(ledger).toHaveLength(13);
  });

  test("keeps the order of the graph in proposals and ledger, whoever is first", async () => {
    const { app } = panelOf(duet, { ada: always("slow", after(30)) });
    const { proposals, ledger } = await app.invoke({ messages: "Why?" });
    expect(proposals.map(({ node }) => node)).toEqual(["ada", "bob"]);
    expect(ledger.map(({ node }) => node)).toEqual(["ada", "bob", "fuse"]);
  });

  test("takes tokens from what the model reports", async () => {
    const { app } = panelOf(duet, { ada: always("one two three") });
    const { ledger, proposals } = await app.invoke({ messages: "Why?" });
    expect(ledger[0]).toMatchObject({
      node: "ada",
      sample: 1,
      attempt: 1,
      status: "ok",
      inputTokens: 20,
      outputTokens: 3,
      usageSource: "reported",
      costUsd: null,
      firstTokenMs: null,
    });
    expect(proposals[0]?.usage).toEqual({ inputTokens: 20, outputTokens: 3 });
  });

  test("goes on without a proposer that fails, and says why in the ledger", async () => {
    const { app, models } = panelOf(duet, { bob: new ScriptedModel([outOfCredit]) });
    const { answer, ledger, proposals } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(proposals.map(({ node }) => node)).toEqual(["ada"]);
    expect(shownTo(models["fuse"])).toEqual(["ada says"]);
    expect(ledger[1]).toMatchObject({
      node: "bob",
      status: "failed",
      error: { code: "QUOTA_EXCEEDED", message: "No credit is left." },
    });
  });

  test.each(["", " \n\t"])("does not count the blank reply %j as a proposal", async (blank) => {
    const { app, models } = panelOf(duet, { bob: new ScriptedModel([blank]) });
    const { ledger } = await app.invoke({ messages: "Why?" });
    expect(shownTo(models["fuse"])).toEqual(["ada says"]);
    expect(ledger[1]).toMatchObject({
      node: "bob",
      status: "blank",
      error: { code: "BLANK_REPLY" },
    });
  });

  test("fails with a line for each model when no proposal is usable", async () => {
    const { app, models } = panelOf(duet, {
      ada: new ScriptedModel([outOfCredit]),
      bob: new ScriptedModel([""]),
    });
    const error = await app.invoke({ messages: "Why?" }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoUsableProposalError);
    expect((error as Error).message).toMatchInlineSnapshot(`
      "Node \`fuse\` has no usable proposal to work on:
        bob (bob): BLANK_REPLY: The reply has no text.
        ada (ada): QUOTA_EXCEEDED: No credit is left."
    `);
    expect(models["fuse"]?.asked).toEqual([]);
    expect((error as NoUsableProposalError).ledger).toMatchObject([
      { node: "ada", attempt: 1 },
      { node: "bob", attempt: 1 },
      { node: "fuse", attempt: 0 },
    ]);
  });

  test("names the calls that failed first when a whole layer had nothing to read", async () => {
    const graph = defineGraph({
      name: "deep",
      nodes: {
        ada: proposer({ model: "ada" }),
        mid: aggregator({ model: "mid", reads: ["ada"] }),
        end: aggregator({ model: "end", reads: ["mid"] }),
      },
      output: "end",
    });
    const { app } = panelOf(graph, { ada: new ScriptedModel([outOfCredit]) });
    const error = await app.invoke({ messages: "Why?" }).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatchInlineSnapshot(`
      "Node \`end\` has no usable proposal to work on:
        ada (ada): QUOTA_EXCEEDED: No credit is left."
    `);
    expect((error as NoUsableProposalError).ledger).toMatchObject([
      { node: "ada", attempt: 1, status: "failed" },
      { node: "mid", attempt: 0, status: "failed", error: { code: "NO_USABLE_PROPOSAL" } },
      { node: "end", attempt: 0, status: "failed", error: { code: "NO_USABLE_PROPOSAL" } },
    ]);
  });

  test("fails with the reason when the output's call fails", async () => {
    const { app } = panelOf(duet, { fuse: new ScriptedModel([outOfCredit]) });
    const error = await app.invoke({ messages: "Why?" }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AnswerFailedError);
    expect((error as Error).message).toMatchInlineSnapshot(
      `"Node \`fuse\` (fuse) gave no answer: QUOTA_EXCEEDED: No credit is left."`,
    );
    expect((error as AnswerFailedError).ledger).toHaveLength(3);
    expect((error as AnswerFailedError).cause).toBe(outOfCredit);
  });

  test("never holds more than 500 characters of a foreign error in the ledger, and says so", async () => {
    const { app } = panelOf(duet, { ada: new ScriptedModel([new Error("x".repeat(9_000))]) });
    const { ledger } = await app.invoke({ messages: "Why?" });
    expect(ledger[0]?.error?.message).toMatch(/^x{500}… \(8500 more characters\)$/);
  });

  test.each([
    { messages: [] },
    { messages: "" },
    { messages: " \n" },
    { messages: [new HumanMessage({ content: [{ type: "text", text: " " }] })] },
  ])("refuses the empty prompt %j before any call", async (input) => {
    const { app, models } = panelOf(duet);
    await expect(app.invoke(input)).rejects.toMatchObject({ code: "EMPTY_PROMPT" });
    expect(models["ada"]?.asked).toEqual([]);
  });

  test("starts proposals, ledger and answer anew in every run of a thread; messages go on", async () => {
    const { app } = panelOf(
      duet,
      { bob: new ScriptedModel(["bob says", outOfCredit]) },
      {
        checkpointer: new MemorySaver(),
      },
    );
    const config = { configurable: { thread_id: "1" } };
    await app.invoke({ messages: "First?" }, config);
    const second = await app.invoke({ messages: "Second?" }, config);
    expect(second.messages.map(({ text }) => text)).toEqual([
      "First?",
      "fuse says",
      "Second?",
      "fuse says",
    ]);
    expect(second.proposals.map(({ node }) => node)).toEqual(["ada"]);
    expect(second.ledger).toHaveLength(3);
  });

  test("keeps nothing of a failed run of a thread but its conversation", async () => {
    const failing = new ScriptedModel([outOfCredit, "fine"]);
    const { app } = panelOf(duet, { fuse: failing }, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await expect(app.invoke({ messages: "First?" }, config)).rejects.toThrow("gave no answer");
    const { answer, proposals, ledger } = await app.invoke({ messages: "Second?" }, config);
    expect([answer, proposals.length, ledger.length]).toEqual(["fine", 2, 3]);
  });

  test("aggregates once when a run was interrupted before the aggregator and a new one begins", async () => {
    const { app, models } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await app.invoke({ messages: "First?" }, { ...config, interruptBefore: ["fuse"] });
    expect(models["fuse"]?.asked).toHaveLength(0);
    const { ledger } = await app.invoke({ messages: "Second?" }, config);
    expect(models["fuse"]?.asked).toHaveLength(1);
    expect(ledger).toHaveLength(3);
  });

  test("resumes an interrupted run without asking anybody again", async () => {
    const { app, models } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await app.invoke({ messages: "First?" }, { ...config, interruptBefore: ["fuse"] });
    const { answer, proposals } = await app.invoke(null, config);
    expect(answer).toBe("fuse says");
    expect(proposals).toHaveLength(2);
    expect(models["ada"]?.asked).toHaveLength(1);
  });

  test("lets an edited proposal take the place of the one it was", async () => {
    const { app, models } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await app.invoke({ messages: "First?" }, { ...config, interruptBefore: ["fuse"] });
    const { values } = await app.getState(config);
    const [proposal] = values.proposals ?? [];
    if (proposal === undefined) throw new Error("no proposal");
    await app.updateState(config, { proposals: [{ ...proposal, text: "edited" }] }, "ada");
    await app.invoke(null, config);
    expect(shownTo(models["fuse"])).toEqual(["bob says", "edited"]);
  });

  test("keeps every answer of a thread when a vendor gives them all the same id", async () => {
    const graph = defineGraph({
      name: "solo",
      nodes: { ada: proposer({ model: "ada" }) },
      output: "ada",
    });
    const sameId = always("yes");
    const invoke = sameId.invoke.bind(sameId);
    sameId.invoke = async (...args) => Object.assign(await invoke(...args), { id: "chatcmpl-7" });
    const { app } = panelOf(graph, { ada: sameId }, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    for (const messages of ["One?", "Two?", "Three?"]) await app.invoke({ messages }, config);
    const { values } = await app.getState(config);
    expect(values.messages?.map(({ text }) => text)).toEqual([
      "One?",
      "yes",
      "Two?",
      "yes",
      "Three?",
      "yes",
    ]);
  });

  test.each([
    ["throws", () => Promise.reject(new Error("boom")), "CALL_FAILED"],
    ["gives no text", () => undefined, "FUNCTION_RESULT"],
  ])("loses only the node whose function %s", async (_, broken, code) => {
    const graph = defineGraph({
      name: "functions",
      nodes: {
        ada: proposer({ model: "ada", prompt: { use: "broken" } }),
        bob: proposer({ model: "bob" }),
        fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
      },
      output: "fuse",
    });
    const { app } = panelOf(graph, {}, { functions: { broken: broken as never } });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(ledger[0]).toMatchObject({ node: "ada", attempt: 0, status: "failed", error: { code } });
  });

  test("keeps the name and the other fields of the caller's system message", async () => {
    const { app, models } = panelOf(duet);
    const system = new SystemMessage({
      content: "Be brief.",
      name: "house",
      additional_kwargs: { cache: true },
    });
    await app.invoke({ messages: [system, new HumanMessage("Why?")] });
    expect(models["fuse"]?.asked[0]?.[0]).toMatchObject({
      name: "house",
      additional_kwargs: { cache: true },
    });
  });

  test("is a node of any graph that has messages", async () => {
    const { app } = panelOf(duet);
    const parent = new StateGraph(MessagesAnnotation)
      .addNode("moa", app)
      .addEdge(START, "moa")
      .compile();
    const { messages } = await parent.invoke({ messages: [new HumanMessage("Why?")] });
    expect(messages.map(({ text }) => text)).toEqual(["Why?", "fuse says"]);
  });

  test("answers a hundred runs of one app at once, each with its own proposals", async () => {
    const echo = panelOf(duet, { ada: always("same", after(5)) }).app;
    const runs = await Promise.all(
      Array.from({ length: 100 }, (_, index) => echo.invoke({ messages: `Question ${index}` })),
    );
    expect(
      runs.every(
        ({ messages, ledger }, index) =>
          messages[0]?.text === `Question ${index}` && ledger.length === 3,
      ),
    ).toBe(true);
  });

  test("sets the recursion limit from the depth of the graph", async () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `n${i}`,
        i === 0 ? proposer({ model: "m" }) : aggregator({ model: "m", reads: [`n${i - 1}`] }),
      ]),
    );
    const { app } = panelOf(defineGraph({ name: "deep", nodes, output: "n39" }));
    await expect(app.invoke({ messages: "Why?" })).resolves.toMatchObject({ answer: "m says" });
  });

  test("names every provider, function and ignored parameter that is wrong, in one error", () => {
    const graph = defineGraph({
      name: "panel",
      nodes: {
        a: proposer({ model: "togther:x" }),
        b: proposer({ model: "openai:gpt-4o" }),
        c: proposer({ model: "mine", temperature: 1 }),
        d: proposer({ model: "mne" }),
        fuse: aggregator({ model: "mine", reads: ["a", "b", "c", "d"], prompt: { use: "rte" } }),
      },
      output: "fuse",
    });
    const together = { id: "together", chat: async () => always(""), facts: () => ({}) };
    const options = {
      providers: [together],
      models: { mine: always("") },
      functions: { rate: () => "" },
    };
    expect(() => compile(graph, options)).toThrowErrorMatchingInlineSnapshot(`
      [GraphValidationError: Graph \`panel\` has 5 issues:
        nodes.a.model: Node \`a\` asks \`togther:x\`, but provider \`togther\` is not in \`providers\`. Did you mean \`together\`?
        nodes.b.model: Node \`b\` asks \`openai:gpt-4o\`, but provider \`openai\` is not in \`providers\`. Install @moagraph/openai and pass it: compile(graph, { providers: [openai()] }).
        nodes.c.temperature: Node \`c\` sets \`temperature\`, but \`mine\` is an existing chat model, which ignores it. Set it where you create the chat model, or pass a function in \`models\`: (params) => new ChatModel(params).
        nodes.d.model: Node \`d\` asks \`mne\`, which is not a key of \`models\` and does not name a provider. Did you mean \`mine\`?
        nodes.fuse.prompt.use: Node \`fuse\` uses the function \`rte\`, which is not in \`functions\`. Did you mean \`rate\`?]
    `);
  });

  test("prefers a model of that name over a provider, and makes one with the node's parameters", async () => {
    const graph = defineGraph({
      name: "solo",
      nodes: { ada: proposer({ model: "x:y", temperature: 0.3, maxOutputTokens: 9 }) },
      output: "ada",
    });
    const asked: unknown[] = [];
    const app = compile(graph, {
      models: {
        "x:y": (params) => {
          asked.push(params);
          return always("hello");
        },
      },
    });
    await app.invoke({ messages: "Why?" });
    await app.invoke({ messages: "Why?" });
    expect(asked).toEqual([{ temperature: 0.3, maxOutputTokens: 9 }]);
  });

  test("makes every model before the first call, so that a missing key costs nothing", async () => {
    const ada = always("ada says");
    const graph = defineGraph({
      name: "keys",
      nodes: {
        ada: proposer({ model: "ada" }),
        fuse: aggregator({ model: "fuse", reads: ["ada"] }),
      },
      output: "fuse",
    });
    const noKey = new Error("no key");
    const app = compile(graph, { models: { ada, fuse: () => Promise.reject(noKey) } });
    await expect(app.invoke({ messages: "Why?" })).rejects.toMatchObject({
      code: "MODEL_NOT_MADE",
      cause: noKey,
    });
    expect(ada.asked).toEqual([]);
  });

  test("refuses a prompt beyond every window, and asks when one is unknown or large enough", async () => {
    const windowOf = (tokens: number) => ({
      contextTokens: { value: tokens, source: "test", asOf: "2026-01-01" },
    });
    const provider = {
      id: "x",
      chat: async () => always("fine"),
      facts: (model: string) => (model === "unknown" ? {} : windowOf(Number(model))),
    };
    const soloOf = (model: string) =>
      compile(
        defineGraph({
          name: "solo",
          nodes: { ada: proposer({ model: `x:${model}` }) },
          output: "ada",
        }),
        { providers: [provider] },
      );
    const prompt = "word ".repeat(100);
    await expect(soloOf("50").invoke({ messages: prompt })).rejects.toMatchObject({
      code: "PROMPT_TOO_LONG",
      message: expect.stringMatching(
        /^The prompt has about \d+ tokens\. The largest .* has 50 \(x:50\)\.$/,
      ),
    });
    await expect(soloOf("300").invoke({ messages: prompt })).resolves.toMatchObject({
      answer: "fine",
    });
    await expect(soloOf("unknown").invoke({ messages: prompt })).resolves.toMatchObject({
      answer: "fine",
    });
  });

  test("cancels every call in flight when the signal is aborted", async () => {
    const slow = { ada: always("a", after(60_000)), bob: always("b", after(60_000)) };
    const { app, models } = panelOf(duet, slow);
    const stop = new AbortController();
    const run = app.invoke({ messages: "Why?" }, { signal: stop.signal });
    await expect.poll(() => models["bob"]?.asked).toHaveLength(1);
    stop.abort();
    await expect(run).rejects.toThrow();
    expect([models["ada"]?.aborted, models["bob"]?.aborted, models["fuse"]?.asked.length]).toEqual([
      1, 1, 0,
    ]);
  });
});

// A check of quadratic time needs more than 10 s of the processor, and 400 MB.
test("compiles a chain of 3,000 nodes in linear time", () => {
  const nodes: Record<string, NodeSpec> = { n0: proposer({ model: "m" }) };
  for (let index = 1; index < 3_000; index += 1) {
    nodes[`n${index}`] = aggregator({ model: "m", reads: [`n${index - 1}`] });
  }
  const atStart = process.cpuUsage();
  const app = compile(defineGraph({ name: "chain", nodes, output: "n2999" }), {
    models: { m: always("one") },
  });
  expect(Object.keys(app.nodes)).toHaveLength(3_002);
  const { user, system } = process.cpuUsage(atStart);
  expect((user + system) / 1e6).toBeLessThan(8);
});
