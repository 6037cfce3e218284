import { RunnableLambda } from "@langchain/core/runnables";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import type { Provider } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { defineGraph } from "../../define/define-graph.js";
import type { GraphValidationError } from "../../errors/graph-validation-error.js";
import { formatPath } from "../../errors/issue.js";
import { aggregator, type AggregatorOptions } from "../../spec/aggregator.js";
import type { GraphPolicies } from "../../spec/policies/policies.js";
import { proposer } from "../../spec/proposer.js";
import { compile } from "../compile.js";

const chat = new FakeListChatModel({ responses: ["Yes."] });

/** A provider whose model `whole` is known to give whole replies. */
const vendor: Provider = {
  id: "vendor",
  chat: async () => chat,
  facts: () => ({}),
  capabilities: (model) => ({ streaming: model !== "whole" }),
};

function found(
  fuse: Partial<AggregatorOptions> & Pick<AggregatorOptions, "model">,
  policies: GraphPolicies = {},
): string[] {
  const ada = proposer({ model: "vendor:whole" });
  const nodes = { ada, fuse: aggregator({ reads: ["ada"], ...fuse }) };
  const graph = defineGraph({ name: "g", nodes, output: "fuse", ...policies });
  const models = {
    chat,
    made: () => chat,
    chain: RunnableLambda.from(() => "Yes."),
    bound: chat.withConfig({ tags: ["bound"] }),
  };
  try {
    compile(graph, { providers: [vendor], models });
    return [];
  } catch (error) {
    return (error as GraphValidationError).issues.map(
      ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
    );
  }
}

describe("compile, of a node with a staircase", () => {
  test("takes chat models and functions that make one", () => {
    const fallback = ["chat", "made"];
    expect(found({ model: "vendor:m", fallback, staircase: {} })).toEqual([]);
  });

  test("refuses models that give only whole replies, as the node's or as its fallback", () => {
    expect(found({ model: "vendor:whole", staircase: {} })).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE nodes.fuse: Node \`fuse\` has a \`staircase\`, but its model \`vendor:whole\` does not stream its replies. Use another model, or set \`staircase\` on other nodes only.",
      ]
    `);
    const fallback = ["vendor:whole"];
    expect(found({ model: "chat" }, { fallback, staircase: {} })).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE nodes.fuse: Node \`fuse\` has a \`staircase\`, but its model \`vendor:whole\` does not stream its replies. Use another model, or set \`staircase\` on other nodes only.",
      ]
    `);
  });

  test("goes by what the graph states of a model first", () => {
    const capabilities = { "vendor:whole": { streaming: true } };
    expect(found({ model: "vendor:whole", staircase: {} }, { capabilities })).toEqual([]);
  });

  test("refuses Runnables other than chat models", () => {
    const fallback = ["bound"];
    expect(found({ model: "chain", fallback, staircase: {} })).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE nodes.fuse: Node \`fuse\` has a \`staircase\`, but its model \`chain\` is no chat model: it may have tools of its own, and does not continue a text. Pass the chat model itself in \`models\`, or set \`staircase\` on other nodes only.",
        "INVALID_VALUE nodes.fuse: Node \`fuse\` has a \`staircase\`, but its model \`bound\` is no chat model: it may have tools of its own, and does not continue a text. Pass the chat model itself in \`models\`, or set \`staircase\` on other nodes only.",
      ]
    `);
  });

  test("takes them for nodes without one", () => {
    expect(found({ model: "chain", fallback: ["bound", "vendor:whole"] })).toEqual([]);
  });
});
