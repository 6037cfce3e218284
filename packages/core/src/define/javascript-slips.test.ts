/** What callers without a type checker write, and what they are told to write. */
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  GraphValidationError,
  layered,
  proposer,
  reducer,
} from "../graph.js";

/** The issues that a call throws, one line for each. */
function issuesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (!(error instanceof GraphValidationError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

const ada = proposer({ model: "x:ada" });
const fuse = aggregator({ model: "x:fuse", reads: ["ada"] });

/** The issues of a panel in which some of the nodes have other settings. */
const panel = (nodes: object, more: object = {}): string[] =>
  issuesOf(() =>
    defineGraph({
      name: "panel",
      nodes: { ada, fuse, ...nodes },
      output: "fuse",
      ...more,
    }),
  );

describe("a node", () => {
  test("names other nodes, instead of holding them", () => {
    const reads = [ada, proposer({ model: "x:other" })] as never;
    expect(panel({ fuse: aggregator({ model: "x:fuse", reads }) })).toMatchInlineSnapshot(`
      [
        "nodes.fuse.reads[0]: \`nodes.fuse.reads[0]\` is an object. Write the name of the node: "ada".",
        "nodes.fuse.reads[1]: \`nodes.fuse.reads[1]\` is an object. Write the name that the node has in \`nodes\`.",
      ]
    `);
    expect(panel({ fuse: aggregator({ model: "x:fuse", reads: "ada" as never }) }))
      .toMatchInlineSnapshot(`
      [
        "nodes.fuse.reads: \`nodes.fuse.reads\` is "ada". Write \`reads: ["ada"]\`.",
      ]
    `);
    expect(panel({}, { output: fuse })).toMatchInlineSnapshot(`
      [
        "output: \`output\` is an object. Write the name of the node: "fuse".",
      ]
    `);
  });

  test("names functions, instead of holding them", () => {
    const prompt = (() => "Answer.") as never;
    const longestOf = (() => "x") as never;
    expect(
      panel({
        ada: proposer({ model: "x:ada", prompt }),
        fuse: reducer({ reads: ["ada"], reduce: longestOf }),
      }),
    ).toMatchInlineSnapshot(`
      [
        "nodes.ada.prompt: \`nodes.ada.prompt\` is a function. Write \`{ use: "prompt" }\`, and pass the function to compile: compile(graph, { functions: { prompt: … } }).",
        "nodes.fuse.reduce: \`nodes.fuse.reduce\` is a function. Write \`{ use: "longestOf" }\`, and pass the function to compile: compile(graph, { functions: { longestOf: … } }).",
      ]
    `);
  });

  test("names its model, instead of holding it", () => {
    const model = new FakeListChatModel({ responses: ["x"] }) as never;
    expect(panel({ ada: proposer({ model }) })).toMatchInlineSnapshot(`
      [
        "nodes.ada.model: \`nodes.ada.model\` is an object. Write a name, such as \`model: "mine"\`, and pass the chat model to compile: compile(graph, { models: { mine: chatModel } }).",
      ]
    `);
  });

  test("is made from an object", () => {
    const made = proposer("openai:gpt-4o" as never);
    expect(panel({ ada: made })).toMatchInlineSnapshot(`
      [
        "nodes.ada: Node \`ada\` was made from a text instead of an object. Write \`proposer({ model: "openai:gpt-4o" })\`.",
      ]
    `);
    expect(panel({ ada: "openai:gpt-4o" })).toMatchInlineSnapshot(`
      [
        "nodes.ada: Node \`ada\` is a string. Write \`proposer({ model: "openai:gpt-4o" })\`.",
      ]
    `);
    expect(panel({ ada: proposer })).toMatchInlineSnapshot(`
      [
        "nodes.ada: Node \`ada\` is a function. Call it: \`proposer({ model: "openai:gpt-4o" })\`.",
      ]
    `);
    expect(issuesOf(() => defineGraph({ name: "g", nodes: [ada], output: "ada" } as never)))
      .toMatchInlineSnapshot(`
      [
        "nodes: \`nodes\` is an array. Write an object with a name for each node, such as \`nodes: { ada: proposer({ … }) }\`.",
        "nodes: The graph has no nodes. Add at least one proposer.",
      ]
    `);
  });

  test("has our names of settings", () => {
    const settings = {
      max_tokens: 5,
      maxTokens: 5,
      temp: 0,
      top_p: 1,
      stopSequences: ["END"],
      systemPrompt: "Answer.",
      n: 2,
      maxRetries: 2,
      timeout: 5,
    };
    expect(panel({ ada: proposer({ model: "x:ada", ...settings }) })).toMatchInlineSnapshot(`
      [
        "nodes.ada.max_tokens: \`nodes.ada.max_tokens\` is not a known key. Write \`maxOutputTokens\`.",
        "nodes.ada.maxTokens: \`nodes.ada.maxTokens\` is not a known key. Write \`maxOutputTokens\`.",
        "nodes.ada.temp: \`nodes.ada.temp\` is not a known key. Write \`temperature\`.",
        "nodes.ada.top_p: \`nodes.ada.top_p\` is not a known key. Write \`topP\`.",
        "nodes.ada.stopSequences: \`nodes.ada.stopSequences\` is not a known key. Write \`stop\`.",
        "nodes.ada.systemPrompt: \`nodes.ada.systemPrompt\` is not a known key. Write \`prompt\`.",
        "nodes.ada.n: \`nodes.ada.n\` is not a known key. Write \`samples\`.",
        "nodes.ada.maxRetries: \`nodes.ada.maxRetries\` is not a known key. Write \`retry: { attempts: 3 }\`.",
        "nodes.ada.timeout: \`nodes.ada.timeout\` is not a known key. Write \`timeouts: { totalMs: 60_000 }\`.",
      ]
    `);
  });

  test("has no settings that belong elsewhere", () => {
    const settings = { apiKey: "k", messages: [], tools: [], provider: "openai" };
    expect(panel({ ada: proposer({ model: "x:ada", ...settings }) })).toMatchInlineSnapshot(`
      [
        "nodes.ada.apiKey: \`nodes.ada.apiKey\` is not a known key. Pass it to the provider, and the provider to compile: compile(graph, { providers: [openai({ … })] }).",
        "nodes.ada.messages: \`nodes.ada.messages\` is not a known key. Pass the conversation to the run: app.invoke({ messages }).",
        "nodes.ada.tools: \`nodes.ada.tools\` is not a known key. Set it on a chat model of your own, and pass that model to compile: compile(graph, { models: { name: chatModel } }).",
        "nodes.ada.provider: \`nodes.ada.provider\` is not a known key. Name the provider in \`model\`, such as \`openai:gpt-4o\`.",
      ]
    `);
  });

  test("has policies of the right form", () => {
    const policies = { quorum: 2, retry: 5, timeouts: 3_000, fallback: "x:bob", shuffle: true };
    expect(panel({ fuse: { ...fuse, ...policies } })).toMatchInlineSnapshot(`
      [
        "nodes.fuse.timeouts: \`nodes.fuse.timeouts\` is 3000. Write \`timeouts: { totalMs: 3000 }\`.",
        "nodes.fuse.retry: \`nodes.fuse.retry\` is 5. Write \`retry: { attempts: 5 }\`.",
        "nodes.fuse.fallback: \`nodes.fuse.fallback\` is "x:bob". Write \`fallback: ["x:bob"]\`.",
        "nodes.fuse.quorum: \`nodes.fuse.quorum\` is 2. Write \`quorum: { atLeast: 2 }\`.",
        "nodes.fuse.shuffle: \`nodes.fuse.shuffle\` is true. Write \`shuffle: { seed: 1 }\`.",
      ]
    `);
    expect(panel({ fuse: { ...fuse, quorum: { min: 2 } } }, { budget: 1 })).toMatchInlineSnapshot(`
      [
        "budget: \`budget\` is 1. Write an object, such as \`budget: { maxCostUsd: 1 }\`.",
        "nodes.fuse.quorum.atLeast: \`nodes.fuse.quorum.atLeast\` is missing. Add it.",
        "nodes.fuse.quorum.min: \`nodes.fuse.quorum.min\` is not a known key. Write \`atLeast\`.",
      ]
    `);
  });
});

describe("layered", () => {
  const build = (options: unknown): string[] => issuesOf(() => layered(options as never));
  const judge = { model: "x:fuse" };

  test("takes lists of proposers", () => {
    const layers = [["openai:gpt-4o", proposer, ada, null], { nodes: "openai:gpt-4o" }, ada];
    expect(build({ name: "l", layers, aggregator: judge })).toMatchInlineSnapshot(`
      [
        "layers[0][0]: \`layers[0][0]\` is "openai:gpt-4o". Write \`proposer({ model: "openai:gpt-4o" })\`.",
        "layers[0][1]: \`layers[0][1]\` is a function. Call it: \`proposer({ model: "openai:gpt-4o" })\`.",
        "layers[0][3]: \`layers[0][3]\` is null. Write \`proposer({ model: "openai:gpt-4o" })\`.",
        "layers[1].nodes: \`layers[1].nodes\` is "openai:gpt-4o". Write a list of proposers: [proposer({ model: "openai:gpt-4o" })].",
        "layers[2].nodes: \`layers[2].nodes\` is undefined. Write a list of proposers: [proposer({ model: "openai:gpt-4o" })].",
      ]
    `);
    expect(build({ name: "l", layers: "openai:gpt-4o", aggregator: judge })).toMatchInlineSnapshot(`
      [
        "layers: \`layers\` is "openai:gpt-4o". Write \`layers: [[proposer({ model: "openai:gpt-4o" })]]\`.",
      ]
    `);
  });

  test("takes an aggregator with a model", () => {
    expect(build({ name: "l", layers: [[ada]], aggregator: "openai:gpt-4o" }))
      .toMatchInlineSnapshot(`
      [
        "aggregator: \`aggregator\` is "openai:gpt-4o". Write \`aggregator: { model: "openai:gpt-4o" }\`.",
      ]
    `);
    const model = new FakeListChatModel({ responses: ["x"] });
    expect(build({ name: "l", layers: [[ada]], aggregator: { model } })).toMatchInlineSnapshot(`
      [
        "aggregator.model: \`aggregator.model\` is an object. Write a name, such as \`model: "mine"\`, and pass the chat model to compile: compile(graph, { models: { mine: chatModel } }).",
      ]
    `);
    expect(build(undefined)).toMatchInlineSnapshot(`
      [
        "graph: \`layered\` is undefined. Write an object with \`name\`, \`layers\` and \`aggregator\`.",
      ]
    `);
  });
});

describe("the error", () => {
  test("shows 20 issues, and how many there are", () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`n${index}`, { ...ada, temp: 1 }]),
    );
    const define = () =>
      defineGraph({
        name: "wide",
        nodes: { ...nodes, fuse: { ...fuse, reads: Object.keys(nodes) } },
        output: "fuse",
      });
    const lines = issuesOf(define);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe("… and 10 more");
    expect(define).toThrow(/^Graph `wide` has 30 issues:/);
  });
});
