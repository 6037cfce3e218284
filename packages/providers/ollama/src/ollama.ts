import type { Provider } from "@moagraph/provider-kit";
import { type Vendor, type VendorOptions, vendorProvider } from "@moagraph/provider-kit/vendor";
import { listModels } from "./list-models.js";
import { ollamaModels } from "./ollama-models.js";

/** Options of {@link ollama}. */
export interface OllamaOptions extends VendorOptions {
  /**
   * Whether `listModels` also requests the context window of each model: one more request for each.
   *
   * @defaultValue `false`
   */
  readonly listsContextWindows?: boolean | undefined;
}

const vendor: Vendor = {
  id: "ollama",
  variablePrefix: "OLLAMA",
  factory: "ollama",
  defaultBaseUrl: "http://127.0.0.1:11434",
  // Of its OpenAI-style API and of its own.
  optionalPaths: ["/v1", "/api"],
  isKeyRequired: false,
  optionGroups: ["options"],
  models: ollamaModels,
  // The server constrains the replies of any model: https://docs.ollama.com/capabilities/structured-outputs
  // It continues a last message of the model: https://github.com/ollama/ollama/issues/6778
  capabilities: () => ({ structuredOutput: true, prefill: true }),
};

/**
 * Makes the provider for the models of an Ollama server, on this machine or elsewhere. It uses
 * Ollama's own API, through `@langchain/ollama`.
 *
 * It accepts the name of any model that the server has, such as `llama3.2:3b`. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `OLLAMA_BASE_URL` and `OLLAMA_API_KEY`, read whenever a model is made. No other variables are
 * read. A server on this machine needs none of them.
 * @returns A provider for `compile`, with the id `ollama`.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { ollama } from "@moagraph/ollama";
 *
 * const model = await ollama({ limits: { maxConcurrency: 1 } }).chat("llama3.2:3b", {});
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function ollama(options: OllamaOptions = {}): Provider {
  return vendorProvider(vendor, options, {
    async model(fields) {
      const { ollamaChatModel } = await import("./ollama-chat-model.js");
      return ollamaChatModel(fields);
    },
    list: (access, signal) => listModels(access, signal, options.listsContextWindows === true),
  });
}
