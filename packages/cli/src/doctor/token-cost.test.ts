import type { ModelFacts } from "@moagraph/provider-kit";
import { expect, test } from "vitest";
import { tokenCost } from "./token-cost.js";

const origin = { source: "https://example.com", asOf: "2026-01-01" };
const priced: ModelFacts = {
  inputUsdPerMillionTokens: { value: 500, ...origin },
  outputUsdPerMillionTokens: { value: 2000, ...origin },
};
const known = {
  facts: (model: string) => (model.startsWith("priced") ? priced : {}),
  capabilities: () => ({}),
};

test.each([
  [["priced:a"], "$0.0120"],
  [["priced:a", "priced:b"], "$0.0240"],
  [["priced:a", "other:b"], "$0.0120 and models of unknown price"],
  [["other:b"], "price unknown"],
])("one token of %j costs %s", (models, text) => {
  expect(tokenCost(models, known)).toBe(text);
});
