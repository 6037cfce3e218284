import { knownFacts, type Provider } from "@moagraph/provider-kit";
import { type Vendor, type VendorOptions, vendorProvider } from "@moagraph/provider-kit/vendor";
import { googleCapabilities } from "./google-capabilities.js";
import { googleModels } from "./google-models.js";
import { googleModelId } from "./google-model-id.js";
import { listModels } from "./list-models.js";

/** Options of {@link google}. */
export type GoogleOptions = VendorOptions;

const vendor: Vendor = {
  id: "google",
  variablePrefix: "GOOGLE",
  factory: "google",
  defaultBaseUrl: "https://generativelanguage.googleapis.com",
  optionalPaths: ["/v1beta", "/v1"],
  keyHeader: "x-goog-api-key",
  reservedFields: ["contents", "model", "systemInstruction"],
  // From `GenerateContentRequest` of the package @google/generative-ai 0.24.1.
  optionFields: {
    cachedContent: "text",
    generationConfig: "object",
    labels: "object",
    safetySettings: "list",
    serviceTier: "text",
    store: "boolean",
    toolConfig: "object",
    tools: "list",
  },
  optionGroups: ["generationConfig"],
  models: googleModels,
  facts: (model) => knownFacts(googleModels, googleModelId(model)),
  capabilities: googleCapabilities,
};

/**
 * Makes the provider for Google's Gemini models. It uses the Gemini API, through
 * `@langchain/google-genai`.
 *
 * It accepts any model id; editors complete those of {@link GoogleModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `GOOGLE_API_KEY` and `GOOGLE_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `google`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { google } from "@moagraph/google";
 *
 * const model = await google().chat("gemini-3.8-flash", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function google(options: GoogleOptions = {}): Provider {
  return vendorProvider(vendor, options, {
    async model(fields) {
      const { googleChatModel } = await import("./google-chat-model.js");
      return googleChatModel(fields);
    },
    list: listModels,
  });
}
