import type { Provider } from "@moagraph/provider-kit";
import { type Vendor, type VendorOptions, vendorProvider } from "@moagraph/provider-kit/vendor";
import { cohereModels } from "./cohere-models.js";
import { listModels } from "./list-models.js";

/** Options of {@link cohere}. */
export type CohereOptions = VendorOptions;

const vendor: Vendor = {
  id: "cohere",
  variablePrefix: "COHERE",
  factory: "cohere",
  defaultBaseUrl: "https://api.cohere.com",
  optionalPaths: ["/v1", "/v2"],
  models: cohereModels,
  // The API takes a last message of the model, but does not continue it:
  // https://github.com/SillyTavern/SillyTavern/issues/3692, 2025-03-15
  capabilities: () => ({ prefill: false }),
  // From `V2ChatRequest` of the package cohere-ai 7.21.0.
  optionFields: {
    citation_options: "object",
    documents: "list",
    frequency_penalty: "number",
    k: "number",
    presence_penalty: "number",
    priority: "number",
    safety_mode: "text",
    strict_tools: "boolean",
    thinking: "object",
    tool_choice: "text",
    tools: "list",
  },
};

/**
 * Makes the provider for Cohere's models. Its chat models extend the class of `@langchain/cohere`, and
 * call the second version of Cohere's chat API.
 *
 * It accepts any model id; editors complete those of {@link CohereModelId}. It loads and reads nothing
 * before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `COHERE_API_KEY` and `COHERE_BASE_URL`, read whenever a model is made. No other variables are read.
 * @returns A provider for `compile`, with the id `cohere`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { cohere } from "@moagraph/cohere";
 *
 * const model = await cohere().chat("command-a-03-2025", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function cohere(options: CohereOptions = {}): Provider {
  return vendorProvider(vendor, options, {
    async model(fields) {
      const { cohereChatModel } = await import("./cohere-chat-model.js");
      return cohereChatModel(fields);
    },
    list: listModels,
  });
}
