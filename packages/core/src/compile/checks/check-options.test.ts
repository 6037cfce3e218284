import { InMemoryCache } from "@langchain/core/caches";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { InMemoryStore, MemorySaver, MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import type { Provider } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { defineGraph } from "../../define/define-graph.js";
import { GraphValidationError } from "../../errors/graph-validation-error.js";
import { proposer } from "../../spec/proposer.js";
import { compile } from "../compile.js";

const chatModel = new FakeListChatModel({ responses: ["Yes."] });
const simulated = (): Provider => ({
  id: "simulated",
  chat: async () => chatModel,
  facts: () => ({}),
});
const graph = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "simulated:ada" }) },
  output: "ada",
});

/** The issues of compiling with some options, one line for each. */
function issuesOf(options: unknown): string[] {
  try {
    compile(graph, options as never);
  } catch (error) {
    if (!(error instanceof GraphValidationError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

describe("the options of compile", () => {
  test("are no provider", () => {
    expect(issuesOf(simulated())).toEqual([
      "options: The second argument of compile is a provider. Write `compile(graph, { providers: [simulated()] })`.",
    ]);
  });

  test("have no issue when they have the right form", () => {
    const options = {
      providers: [simulated()],
      models: { mine: chatModel, made: () => chatModel, piped: chatModel.withConfig({}) },
      functions: { prompt: () => "Answer." },
      cache: new InMemoryCache(),
      redact: (text: string) => text,
      checkpointer: new MemorySaver(),
      store: new InMemoryStore(),
    };
    expect(issuesOf(options)).toEqual([]);
    expect(issuesOf({ providers: [simulated()], checkpointer: false, cache: undefined })).toEqual(
      [],
    );
  });

  test("hold providers, not the functions that make them, and in a list", () => {
    const providers = [simulated, "openai", "openai:gpt-4o", chatModel, {}, null];
    expect(issuesOf({ providers })).toMatchInlineSnapshot(`
      [
        "options.providers[0]: \`providers[0]\` is the function \`simulated\`. Call it: \`simulated()\`.",
        "options.providers[1]: \`providers[1]\` is "openai". Import \`openai\` from @moagraph/openai, and write \`openai()\`.",
        "options.providers[2]: \`providers[2]\` is "openai:gpt-4o". Import \`openai\` from @moagraph/openai, and write \`openai()\`.",
        "options.providers[3]: \`providers[3]\` is an object. It is a chat model. Pass it in \`models\`: \`models: { mine: chatModel }\`.",
        "options.providers[4]: \`providers[4]\` is an object. Pass what a provider package returns, such as \`openai()\`.",
        "options.providers[5]: \`providers[5]\` is null. Pass what a provider package returns, such as \`openai()\`.",
      ]
    `);
    expect(issuesOf({ providers: simulated() })).toMatchInlineSnapshot(`
      [
        "options.providers: \`providers\` is an object. Write a list: \`providers: [simulated()]\`.",
      ]
    `);
    expect(issuesOf({ providers: simulated })).toMatchInlineSnapshot(`
      [
        "options.providers: \`providers\` is the function \`simulated\`. Write a list: \`providers: [simulated()]\`.",
      ]
    `);
  });

  test("hold models and functions by name", () => {
    expect(issuesOf({ models: [chatModel], functions: [() => "x"] })).toMatchInlineSnapshot(`
      [
        "options.models: \`models\` is an array. Write an object with a name for each model: \`models: { mine: chatModel }\`.",
        "options.functions: \`functions\` is an array. Write an object with a name for each function: \`functions: { mine: () => "…" }\`.",
      ]
    `);
    expect(
      issuesOf({
        models: {
          a: "openai:gpt-4o",
          b: FakeListChatModel,
          c: {},
          d: null,
          e: Promise.resolve(chatModel),
          f: new StateGraph(MessagesAnnotation),
          g: simulated(),
          h: { model: "gpt-4o" },
          i: { model: chatModel, facts: { contextTokens: 1000, contextWindow: 1000 }, price: 1 },
          j: { model: chatModel, capabilities: { image: true, tools: "yes" } },
        },
        functions: { prompt: "Answer." },
      }),
    ).toMatchInlineSnapshot(`
      [
        "options.models.a: \`models.a\` is "openai:gpt-4o". Set "openai:gpt-4o" as the \`model\` of a node. \`models\` holds chat models.",
        "options.models.b: \`models.b\` is the class \`FakeListChatModel\`. Write \`new FakeListChatModel({ … })\`, or a function that makes one: \`(params) => new FakeListChatModel(params)\`.",
        "options.models.c: \`models.c\` is an object. Pass a LangChain chat model or another Runnable, or a function that makes one.",
        "options.models.d: \`models.d\` is null. Pass a LangChain chat model or another Runnable, or a function that makes one.",
        "options.models.e: \`models.e\` is an object. Await it, or pass a function: \`() => promise\`.",
        "options.models.f: \`models.f\` is an object. Compile it: \`graph.compile()\`.",
        "options.models.g: \`models.g\` is an object. It is a provider. Pass it in \`providers\`: \`providers: [simulated()]\`.",
        "options.models.h.model: \`models.h.model\` is "gpt-4o". Set "gpt-4o" as the \`model\` of a node. \`models\` holds chat models.",
        "options.models.i.price: \`models.i.price\` is no part of a model. Known keys: model, facts, capabilities.",
        "options.models.i.facts.contextTokens: \`models.i.facts.contextTokens\` is 1000. Write \`contextTokens: { value: 1000, source: "https://…", asOf: "YYYY-MM-DD" }\`.",
        "options.models.i.facts.contextWindow: \`models.i.facts.contextWindow\` is no fact. Known keys: contextTokens, maxOutputTokens, inputUsdPerMillionTokens, cachedInputUsdPerMillionTokens, outputUsdPerMillionTokens, activeParameters, totalParameters, released, retired, successor, quality.",
        "options.models.j.capabilities.tools: \`models.j.capabilities.tools\` is "yes". It must be a boolean.",
        "options.models.j.capabilities.image: \`models.j.capabilities.image\` is not a known key. Did you mean \`images\`?",
        "options.functions.prompt: \`functions.prompt\` is "Answer.". It must be a function.",
      ]
    `);
  });

  test("hold facts with values that a plan can use, with their source and day", () => {
    const fact = { value: 1, source: "https://example.com", asOf: "2026-01-01" };
    const facts = {
      contextTokens: { ...fact, value: 1.5 },
      inputUsdPerMillionTokens: { ...fact, value: -5 },
      outputUsdPerMillionTokens: { ...fact, value: Number.NaN },
      cachedInputUsdPerMillionTokens: { ...fact, value: "3" },
      activeParameters: { value: 3 },
      retired: { ...fact, value: "soon", asOf: "zzz" },
      quality: { ...fact, value: -5, source: "" },
      totalParameters: undefined,
    };
    expect(issuesOf({ providers: [simulated()], models: { a: { model: chatModel, facts } } }))
      .toMatchInlineSnapshot(`
        [
          "options.models.a.facts.contextTokens.value: \`models.a.facts.contextTokens.value\` is 1.5. It must be a whole number.",
          "options.models.a.facts.inputUsdPerMillionTokens.value: \`models.a.facts.inputUsdPerMillionTokens.value\` is -5. It must be at least 0.",
          "options.models.a.facts.outputUsdPerMillionTokens.value: \`models.a.facts.outputUsdPerMillionTokens.value\` is NaN. It must be a number.",
          "options.models.a.facts.cachedInputUsdPerMillionTokens.value: \`models.a.facts.cachedInputUsdPerMillionTokens.value\` is "3". It must be a number.",
          "options.models.a.facts.activeParameters.source: \`models.a.facts.activeParameters.source\` is missing. Write \`activeParameters: { value: 3, source: "https://…", asOf: "YYYY-MM-DD" }\`.",
          "options.models.a.facts.activeParameters.asOf: \`models.a.facts.activeParameters.asOf\` is missing. Write \`activeParameters: { value: 3, source: "https://…", asOf: "YYYY-MM-DD" }\`.",
          "options.models.a.facts.retired.value: \`models.a.facts.retired.value\` is "soon". Write it as YYYY-MM-DD.",
          "options.models.a.facts.retired.asOf: \`models.a.facts.retired.asOf\` is "zzz". Write it as YYYY-MM-DD.",
          "options.models.a.facts.quality.source: \`models.a.facts.quality.source\` is empty. Write a text.",
        ]
      `);
    const free = { inputUsdPerMillionTokens: { ...fact, value: 0 }, quality: fact };
    const models = { a: { model: chatModel, facts: free } };
    expect(issuesOf({ providers: [simulated()], models })).toEqual([]);
  });

  test("hold objects of LangChain and LangGraph, not flags and classes", () => {
    const given = { providers: [simulated()] };
    expect(issuesOf({ ...given, cache: true, redact: true, checkpointer: MemorySaver, store: {} }))
      .toMatchInlineSnapshot(`
      [
        "options.cache: \`cache\` is true. Pass a cache of LangChain, such as \`new InMemoryCache()\` of \`@langchain/core/caches\`.",
        "options.redact: \`redact\` is true. Pass a function from a text to the text that may leave.",
        "options.checkpointer: \`checkpointer\` is the class \`MemorySaver\`. Pass a checkpointer of LangGraph, such as \`new MemorySaver()\` of \`@langchain/langgraph\`.",
        "options.store: \`store\` is an object. Pass a store of LangGraph, such as \`new InMemoryStore()\` of \`@langchain/langgraph\`.",
      ]
    `);
  });

  test("have known names", () => {
    const options = { provider: [], model: {}, modles: {}, memory: {}, apiKey: "k" };
    expect(issuesOf(options)).toMatchInlineSnapshot(`
      [
        "options.provider: \`provider\` is not an option of compile. Write \`providers: [openai()]\`.",
        "options.model: \`model\` is not an option of compile. Write \`models: { mine: chatModel }\`.",
        "options.modles: \`modles\` is not an option of compile. Did you mean \`models\`?",
        "options.memory: \`memory\` is not an option of compile. Write \`checkpointer: new MemorySaver()\`.",
        "options.apiKey: \`apiKey\` is not an option of compile. Pass it to the provider, and the provider to compile: compile(graph, { providers: [openai({ … })] }).",
      ]
    `);
  });

  test.each([null, [simulated()], simulated, "openai"])("are an object, not %s", (options) => {
    const [issue] = issuesOf(options);
    expect(issue).toContain("The second argument of compile is");
    expect(issue).toContain("{ providers: [openai()] }");
  });
});
