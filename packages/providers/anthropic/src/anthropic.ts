import { knownFacts, type ModelCapabilities, type Provider } from "@moagraph/provider-kit";
import {
  claudeCapabilities,
  type Vendor,
  type VendorOptions,
  vendorProvider,
} from "@moagraph/provider-kit/vendor";
import { anthropicFields } from "./anthropic-fields.js";
import { anthropicModels } from "./anthropic-models.js";
import { listModels } from "./list-models.js";

/** Options of {@link anthropic}. */
export type AnthropicOptions = VendorOptions;

const vendor: Vendor = {
  id: "anthropic",
  variablePrefix: "ANTHROPIC",
  factory: "anthropic",
  defaultBaseUrl: "https://api.anthropic.com",
  optionalPaths: ["/v1"],
  keyHeader: "x-api-key",
  reservedFields: ["messages", "model", "stream", "system"],
  optionFields: anthropicFields,
  models: anthropicModels,
  headers: () => ({ "anthropic-version": "2023-06-01" }),
  capabilities: capabilitiesOf,
};

/**
 * Makes the provider for Anthropic's Claude models. It uses the Messages API, through
 * `@langchain/anthropic`.
 *
 * It accepts any model id; editors complete those of {@link AnthropicModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `ANTHROPIC_API_KEY` and `ANTHROPIC_BASE_URL`, read whenever a model is made. No other variables
 * are read.
 * @returns A provider for `compile`, with the id `anthropic`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { anthropic } from "@moagraph/anthropic";
 *
 * const model = await anthropic().chat("claude-opus-4-8", { maxOutputTokens: 2048 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function anthropic(options: AnthropicOptions = {}): Provider {
  return vendorProvider(vendor, options, {
    async model(fields) {
      const { anthropicChatModel } = await import("./anthropic-chat-model.js");
      const highest = knownFacts(anthropicModels, fields.call.model).maxOutputTokens?.value;
      return anthropicChatModel(fields, highest);
    },
    list: listModels,
  });
}

/** The API has neither a seed nor log probabilities. */
function capabilitiesOf(model: string): ModelCapabilities {
  return { seed: false, topLogprobs: 0, ...claudeCapabilities(model) };
}
