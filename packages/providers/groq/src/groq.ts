import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { groqCapabilities } from "./groq-capabilities.js";
import { groqModels } from "./groq-models.js";

/** Options of {@link groq}. */
export type GroqOptions = EndpointOptions;

/**
 * Makes the provider for the models of Groq.
 *
 * It accepts any model id; editors complete those of {@link GroqModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `GROQ_API_KEY` and `GROQ_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `groq`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { groq } from "@moagraph/groq";
 *
 * const model = await groq().chat("openai/gpt-oss-120b", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function groq(options: GroqOptions = {}): Provider {
  return endpointProvider(
    {
      id: "groq",
      variablePrefix: "GROQ",
      factory: "groq",
      defaultBaseUrl: "https://api.groq.com/openai/v1",
      models: groqModels,
      capabilities: groqCapabilities,
      isChatModel: ({ id }) => !/whisper|orpheus|-tts|guard/.test(String(id)),
    },
    options,
  );
}
