import { vendors } from "../../../../scripts/facts/vendors.mjs";

/** @import { ModelCapabilities, ModelFacts } from "@moagraph/provider-kit" */
/** @typedef {{ facts: (model: string) => ModelFacts, capabilities: (model: string) => ModelCapabilities }} KnownModels */

const known = new Map(
  (await vendors()).flatMap(({ models }) => models.map((model) => [model.name, model])),
);

/**
 * What the provider packages know of a model. A model of Ollama costs nothing, as in `moagraph plan`.
 *
 * @type {KnownModels}
 */
export const knownModels = {
  facts: (model) => ({
    ...(model.startsWith("ollama:") ? free : {}),
    ...known.get(model)?.facts,
  }),
  capabilities: (model) => known.get(model)?.capabilities ?? {},
};

const nothing = { value: 0, source: "It runs on your machine.", asOf: "2026-11-29" };
const free = { inputUsdPerMillionTokens: nothing, outputUsdPerMillionTokens: nothing };
