import { expect, test } from "vitest";
import { optionFaults } from "./option-faults.js";
import type { Vendor } from "./vendor.js";

const vendor: Vendor = {
  id: "v",
  variablePrefix: "V",
  factory: "v",
  reservedFields: ["contents"],
  optionFields: { tier: "text", store: "boolean", bias: "object", tools: "list", top_k: "number" },
};

function problemsOf(given: Vendor, options: Record<string, unknown>): string[] {
  return optionFaults(given, options).map(({ path, problem }) => `${path.join(".")} ${problem}`);
}

test("fields of the graph, of settings, of no vendor and of other types are faults", () => {
  expect(problemsOf(vendor, { tier: "flex", store: null, top_k: 4, tools: [], bias: {} })).toEqual(
    [],
  );
  expect(
    problemsOf(vendor, {
      contents: [],
      maxTokens: 4,
      tier: 1,
      store: 0,
      bias: [1],
      tools: {},
      top_k: "4",
    }),
  ).toEqual([
    "contents cannot be set",
    "maxTokens is a setting of nodes, `maxOutputTokens`",
    "tier is not a text",
    "store is not true or false",
    "bias is not an object",
    "tools is not a list",
    "top_k is not a number",
  ]);
  expect(optionFaults(vendor, { teir: "flex", gone: undefined })).toEqual([
    {
      path: ["teir"],
      problem: "is not a known field of v",
      hint: 'If v has it, set it for all models: v({ body: { "teir": … } }).',
      known: ["tier", "store", "bias", "tools", "top_k"],
    },
  ]);
});

test("a vendor with unknown fields takes all but those of the graph and of settings", () => {
  const { optionFields: _, ...open } = { ...vendor, optionGroups: ["options"] };
  const options = { any: { temperature: 1 }, options: { num_predict: 5, num_ctx: 9 }, options2: 1 };
  expect(problemsOf(open, { ...options, random_seed: 7 })).toEqual([
    "options.num_predict is a setting of nodes, `maxOutputTokens`",
    "random_seed is a setting of nodes, `seed`",
  ]);
});
