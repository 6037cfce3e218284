import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { InMemoryStore } from "@langchain/langgraph";
import type { ChatParams } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { planRun } from "../src/graph.js";
import {
  aggregator,
  compile,
  critic,
  defineGraph,
  type GraphSpec,
  GraphValidationError,
  layered,
  type ModelFactory,
  type FunctionInput,
  type GraphFunction,
  proposer,
  reducer,
  validateGraph,
} from "../src/index.js";
import { estimatePromptTokens } from "../src/tokens/estimate-tokens.js";
import { fencedProposals } from "./fenced-proposals.js";
import { panelOf } from "./panel.js";
import { always } from "./scripted-model.js";

const conversation = [
  new SystemMessage("Be brief."),
  new HumanMessage("What is a tide?"),
  new AIMessage("The rise and fall of the sea."),
  new HumanMessage("Why are there two a day?"),
];
const nodes = {
  ada: proposer({ model: "ada" }),
  bob: proposer({ model: "bob", history: "all" }),
  fuse: aggregator({ model: "fuse", reads: ["ada", "bob"], history: { lastTurns: 2 } }),
};
const narrow = defineGraph({ name: "narrow", nodes, output: "fuse", history: "last-message" });

const textsOf = (model: ReturnType<typeof panelOf>["models"][string] | undefined): string[] =>
  (model?.asked[0] ?? []).map(({ text }) => text);

describe("history", () => {
  test("is the node's, then the layer's, then the graph's", async () => {
    const { app, models } = panelOf(narrow);
    await app.invoke({ messages: conversation });
    expect(textsOf(models["ada"])).toEqual(["Be brief.", "Why are there two a day?"]);
    expect(textsOf(models["bob"])).toEqual(conversation.map(({ text }) => text));
    expect(textsOf(models["fuse"]).slice(1)).toEqual(conversation.slice(1).map(({ text }) => text));
    const layers = layered({
      name: "layers",
      layers: [{ nodes: [proposer({ model: "ada" })], history: "last-message" }],
      aggregator: { model: "fuse" },
    });
    expect(layers.nodes["l1-ada"]).toMatchObject({ history: "last-message" });
    expect(layers.nodes["l2-fuse"]).not.toHaveProperty("history");
  });

  test("is counted by plans and by the check of a budget", async () => {
    const options = {
      facts: () => ({}),
      promptTokens: 118_600,
      earlierTurnTokens: [60_000, 58_000],
    };
    const ofModels = (graph: GraphSpec): number[] =>
      planRun(graph, options).models.map(({ inputTokens }) => inputTokens);
    const [ada, bob] = ofModels(narrow);
    expect([ada, bob]).toEqual([600, 118_600]);
    const all = ofModels(defineGraph({ ...narrow, history: "all", nodes: { ...nodes } }));
    expect(all[0]).toBe(118_600);

    const long = [
      new HumanMessage("tide ".repeat(5_000)),
      new AIMessage("Yes."),
      new HumanMessage("Why?"),
    ];
    const budget = { maxTokens: 4_000 };
    const two = { ada: nodes.ada, fuse: aggregator({ model: "fuse", reads: ["ada"] }) };
    const limited = defineGraph({ name: "limited", nodes: two, output: "fuse", budget });
    await expect(panelOf(limited).app.invoke({ messages: long })).rejects.toMatchObject({
      code: "BUDGET_TOO_SMALL",
    });
    const short = defineGraph({ ...limited, history: "last-message" });
    await expect(panelOf(short).app.invoke({ messages: long })).resolves.toMatchObject({
      answer: "fuse says",
    });
  });
});

describe("proposalsAt", () => {
  const end = defineGraph({
    name: "end",
    proposalsAt: "end",
    nodes: {
      ada: proposer({ model: "ada" }),
      note: critic({ model: "note", reads: ["ada"], proposalsAt: "system" }),
      fuse: aggregator({ model: "fuse", reads: ["note"] }),
      also: aggregator({ model: "also", reads: ["note"] }),
      last: aggregator({ model: "last", reads: ["fuse", "also"] }),
    },
    output: "last",
  });

  test("end leaves every message before the user's last one as it is", async () => {
    const { app, models } = panelOf(end);
    const parts = [{ type: "text" as const, text: "Look." }];
    const question = new HumanMessage({ content: parts, name: "eve", id: "q" });
    await app.invoke({ messages: [...conversation.slice(0, 3), question] });
    const [asked = []] = models["fuse"]?.asked ?? [];
    expect(asked.slice(0, 3)).toEqual(conversation.slice(0, 3));
    const last = asked[3];
    expect(last).toMatchObject({ type: "human", name: "eve", id: "q" });
    expect(last?.content.slice(0, 1)).toEqual(parts);
    expect(fencedProposals(last?.text ?? "").map(({ text }) => text)).toEqual(["ada says"]);
    // Readers of the same proposals share the message; the critic keeps its own place.
    expect(models["also"]?.asked[0]?.[3]).toBe(last);
    expect(models["note"]?.asked[0]?.[0]?.text).toMatch(/^Be brief\.\n\nAnother assistant/);
    expect(models["note"]?.asked[0]?.[3]).toBe(models["ada"]?.asked[0]?.[3]);
  });

  test("end comes before the results of tools, so that no vendor sees a user after a tool", async () => {
    const { app, models } = panelOf(end);
    const call = { name: "look", args: {}, id: "a" };
    const tools = [
      new AIMessage({ content: "", tool_calls: [call] }),
      new ToolMessage({ content: "High.", tool_call_id: "a" }),
    ];
    await app.invoke({ messages: [...conversation, ...tools] });
    const asked = models["last"]?.asked[0] ?? [];
    expect(asked.map(({ type }) => type)).toEqual(["system", "human", "ai", "human", "ai", "tool"]);
    expect(asked[3]?.text).toContain("fuse says");
  });

  test("end is the system message if the conversation has no user", async () => {
    const { app, models } = panelOf(end);
    await app.invoke({ messages: [new SystemMessage("Say hello.")] });
    expect(models["last"]?.asked[0]?.map(({ type }) => type)).toEqual(["system"]);
  });
});

describe("reasoningEffort and providerOptions", () => {
  const graph = layered({
    name: "effort",
    reasoningEffort: "low",
    providerOptions: { tier: "flex", store: true },
    layers: [
      {
        nodes: [
          proposer({ model: "ada" }),
          proposer({ model: "bob", reasoningEffort: "high", providerOptions: { tier: "auto" } }),
        ],
        providerOptions: { user: "eve" },
      },
    ],
    aggregator: { model: "fuse" },
  });

  test("of node, layer and graph are merged field by field for the model", async () => {
    const made: Record<string, ChatParams> = {};
    const factory =
      (name: string): ModelFactory =>
      (params) => {
        made[name] = params;
        return always("Yes.");
      };
    const models = { ada: factory("ada"), bob: factory("bob"), fuse: factory("fuse") };
    await compile(graph, { models }).invoke({ messages: "Why?" });
    expect(made).toEqual({
      ada: {
        reasoningEffort: "low",
        providerOptions: { tier: "flex", store: true, user: "eve" },
      },
      bob: {
        reasoningEffort: "high",
        providerOptions: { tier: "auto", store: true, user: "eve" },
      },
      fuse: { reasoningEffort: "low", providerOptions: { tier: "flex", store: true } },
    });
  });

  test("of the graph are an issue for an existing chat model, which ignores them", () => {
    const models = { ada: always("Yes."), bob: always("Yes."), fuse: always("Yes.") };
    let found: unknown;
    try {
      compile(graph, { models });
    } catch (error) {
      found = error instanceof GraphValidationError && error.issues.map(({ path }) => path);
    }
    expect(found).toContainEqual(["reasoningEffort"]);
    expect(found).toContainEqual(["nodes", "l1-bob", "reasoningEffort"]);
  });
});

describe("images", () => {
  const image = {
    type: "image_url" as const,
    image_url: { url: "data:image/png;base64,iVBORw0KGgo=" },
  };
  const question = new HumanMessage({ content: [{ type: "text", text: "What is this?" }, image] });
  const graph = defineGraph({
    name: "seeing",
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
    },
    output: "fuse",
    capabilities: { ada: { images: false }, bob: { images: true } },
  });

  test("go to models that take them or may take them; the others get a text, and a note", async () => {
    const { app, models } = panelOf(graph);
    const { ledger, messages } = await app.invoke({ messages: [question] });
    // Data of an image is no text, and counts no tokens by estimate.
    const large = { type: "image_url" as const, image_url: { url: `data:,${"A".repeat(1e6)}` } };
    expect(estimatePromptTokens([new HumanMessage({ content: [large] })])).toBe(0);
    expect(models["ada"]?.asked[0]?.[0]?.content).toEqual([
      { type: "text", text: "What is this?" },
      { type: "text", text: "[image: not shown]" },
    ]);
    expect(models["bob"]?.asked[0]?.[0]?.content).toContainEqual(image);
    expect(models["fuse"]?.asked[0]?.[1]?.content).toContainEqual(image);
    expect(messages[0]?.content).toContainEqual(image);
    const notes = ledger.map(({ node, notes: own }) => [node, own]);
    expect(notes).toEqual([
      ["ada", [{ type: "images-left-out", images: 1 }]],
      ["bob", undefined],
      ["fuse", undefined],
    ]);
  });
});

describe("a prompt function", () => {
  const graph = defineGraph({
    name: "written",
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob", prompt: { use: "own" }, history: "last-message" }),
      fuse: aggregator({
        model: "fuse",
        reads: ["ada", "bob"],
        prompt: { use: "own" },
        anonymise: true,
      }),
      join: reducer({ reads: ["fuse"], reduce: { use: "join" } }),
    },
    output: "join",
  });

  test("sees the run: what its node sees, state, config, context and store", async () => {
    const inputs: FunctionInput[] = [];
    const store = new InMemoryStore();
    const own: GraphFunction = async (input) => {
      inputs.push(input);
      await input.store?.put(["users"], "eve", { likes: "tides" });
      return `For ${String(input.context["user"])}:`;
    };
    const { app, models } = panelOf(graph, {}, { functions: { own, join: own }, store });
    const { answer } = await app.invoke(
      { messages: conversation },
      {
        context: { user: "eve" },
        configurable: { thread_id: "t", tenant: "x" },
        tags: ["mine"],
        metadata: { team: "sea" },
      },
    );
    expect(answer).toBe("For eve:");
    expect(models["bob"]?.asked[0]?.[0]?.text).toBe("Be brief.\n\nFor eve:");
    const [bob, fuse, join] = inputs;
    expect(bob?.messages.map(({ text }) => text)).toEqual([
      "Be brief.",
      "Why are there two a day?",
    ]);
    expect(bob?.state.messages).toHaveLength(4);
    // Anonymous: neither proposals nor state say who wrote what.
    expect(fuse?.proposals.map(({ node }) => node)).toEqual(["answer", "answer"]);
    expect(fuse?.state).toMatchObject({ proposals: [], ledger: [] });
    expect(join?.proposals.map(({ node }) => node)).toEqual(["fuse"]);
    expect(join?.state.proposals.map(({ node }) => node)).toEqual(["ada", "bob", "fuse"]);
    for (const input of inputs) {
      expect(Object.keys(input.state)).not.toContain("runStart");
      expect(input.config.configurable).toEqual({ thread_id: "t", tenant: "x" });
      expect(input.config).toMatchObject({
        tags: expect.arrayContaining(["mine"]),
        metadata: expect.objectContaining({ team: "sea" }),
        signal: expect.any(AbortSignal),
      });
      expect(input.store).toBeDefined();
    }
    expect((await store.get(["users"], "eve"))?.value).toEqual({ likes: "tides" });
  });

  test("gets an empty context, and no store, where there is none", async () => {
    const inputs: FunctionInput[] = [];
    const own: GraphFunction = (input) => {
      inputs.push(input);
      return "Go.";
    };
    await panelOf(graph, {}, { functions: { own, join: own } }).app.invoke({ messages: "Why?" });
    expect(inputs.map(({ context, store }) => [context, store])).toEqual([
      [{}, undefined],
      [{}, undefined],
      [{}, undefined],
    ]);
  });
});

describe("tags and metadata", () => {
  const graph = defineGraph({
    name: "tagged",
    nodes: {
      ada: proposer({ model: "ada", tags: ["draft"], metadata: { team: "sea", use: null } }),
      fuse: aggregator({ model: "fuse", reads: ["ada"] }),
    },
    output: "fuse",
  });

  test("reach the callbacks of the node's calls, beside those of the run", async () => {
    const seen: [tags: readonly string[], metadata: Record<string, unknown>][] = [];
    const { app } = panelOf(graph);
    const handleChatModelStart = (...given: unknown[]): void => {
      seen.push([given[5] as string[], given[6] as Record<string, unknown>]);
    };
    await app.invoke(
      { messages: "Why?" },
      { callbacks: [{ handleChatModelStart }], tags: ["run"], metadata: { team: "run" } },
    );
    const [ada, fuse] = seen;
    expect(ada?.[0]).toEqual(expect.arrayContaining(["run", "draft"]));
    expect(ada?.[1]).toMatchObject({ moa_node: "ada", team: "sea", use: null });
    expect(fuse?.[0]).not.toContain("draft");
    expect(fuse?.[1]).toMatchObject({ moa_node: "fuse", team: "run" });
  });

  test("of other forms, and reserved names, are issues", () => {
    const ada = { kind: "proposer", model: "ada", tags: "draft", metadata: { moa_node: "x" } };
    const bob = { kind: "proposer", model: "bob", metadata: { "": [1], moa_: 1 } };
    const fuse = { kind: "aggregator", model: "fuse", reads: ["ada", "bob"] };
    const issues = validateGraph({ name: "g", nodes: { ada, bob, fuse }, output: "fuse" });
    expect(issues.map(({ code, message, hint }) => `${code}: ${message} ${hint}`))
      .toMatchInlineSnapshot(`
      [
        "WRONG_TYPE: \`nodes.ada.tags\` is "draft". It must be an array.",
        "INVALID_VALUE: \`nodes.bob.metadata[""]\` is an array. It must be a text, a number, true, false or null.",
        "INVALID_VALUE: \`nodes.bob.metadata.moa_\` begins with \`moa_\`. These names are for the node, sample and attempt of a call. Use another name, such as \`team\`.",
      ]
    `);
  });
});
