import { FakeListChatModel } from "@langchain/core/utils/testing";
import { vendorProvider } from "@moagraph/provider-kit/vendor";
import { expect, test } from "vitest";
import { defineGraph } from "../../define/define-graph.js";
import { GraphValidationError } from "../../errors/graph-validation-error.js";
import { aggregator } from "../../spec/aggregator.js";
import { proposer } from "../../spec/proposer.js";
import { compile } from "../compile.js";

const vendors = ["open", "closed"].map((id) =>
  vendorProvider(
    {
      id,
      variablePrefix: id.toUpperCase(),
      factory: id,
      defaultBaseUrl: "http://127.0.0.1:1/v1",
      optionGroups: ["generation"],
      ...(id === "closed" && { optionFields: { service_tier: "text", store: "boolean" } }),
    },
    {},
    { model: async () => new FakeListChatModel({ responses: [] }) },
  ),
);

test("the provider of each model checks the vendor's fields, of nodes and of the graph", () => {
  const graph = defineGraph({
    name: "vendors",
    providerOptions: { store: "yes", top_k: 5 },
    nodes: {
      ada: proposer({
        model: "open:a",
        providerOptions: { max_tokens: 5, generation: { topP: 1 } },
      }),
      bob: proposer({
        model: "closed:b",
        providerOptions: { sevice_tier: "flex" },
        fallback: ["open:c"],
      }),
      eve: proposer({ model: "closed:e", providerOptions: { store: true, top_k: undefined } }),
      fuse: aggregator({ model: "open:a", reads: ["ada", "bob", "eve"] }),
    },
    output: "fuse",
  });
  let issues: unknown;
  try {
    compile(graph, { providers: vendors });
  } catch (error) {
    if (!(error instanceof GraphValidationError)) throw error;
    issues = error.issues.map(({ code, message, hint }) => `${code}: ${message} ${hint}`);
  }
  expect(issues).toMatchInlineSnapshot(`
    [
      "INVALID_VALUE: \`nodes.ada.providerOptions.max_tokens\` is a setting of nodes, \`maxOutputTokens\` (model \`open:a\`). Remove it, and set \`maxOutputTokens\` on the node.",
      "INVALID_VALUE: \`nodes.ada.providerOptions.generation.topP\` is a setting of nodes, \`topP\` (model \`open:a\`). Remove it, and set \`topP\` on the node.",
      "INVALID_VALUE: \`providerOptions.store\` is not true or false (model \`closed:b\`). Write true or false.",
      "UNKNOWN_KEY: \`providerOptions.top_k\` is not a known field of closed (model \`closed:b\`). If closed has it, set it for all models: closed({ body: { "top_k": … } }).",
      "UNKNOWN_KEY: \`nodes.bob.providerOptions.sevice_tier\` is not a known field of closed (model \`closed:b\`). Did you mean \`service_tier\`?",
      "UNKNOWN_KEY: \`providerOptions.top_k\` is not a known field of closed (model \`closed:e\`). If closed has it, set it for all models: closed({ body: { "top_k": … } }).",
    ]
  `);
});
