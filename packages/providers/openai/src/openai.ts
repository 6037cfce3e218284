import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import { type Provider, readVariable } from "@moagraph/provider-kit";
import { openAiCapabilities } from "./openai-capabilities.js";
import { openAiFields } from "./openai-fields.js";
import { openAiModels } from "./openai-models.js";

/** Options of {@link openai}. */
export interface OpenAiOptions extends EndpointOptions {
  /** The organisation to bill. @defaultValue `OPENAI_ORG_ID`, else the key's own */
  readonly organization?: string | undefined;
  /** The project to bill. @defaultValue `OPENAI_PROJECT_ID`, else the key's own */
  readonly project?: string | undefined;
}

/** Entries of OpenAI's list that `/v1/chat/completions` does not serve, or not with text alone. */
const notForChat =
  /^(?:babbage|chatgpt-image|computer-use|dall-e|davinci|omni-|sora|text-|tts-|whisper|(?:gpt|o\d)[\w.-]*(?:audio|codex|deep-research|image|instruct|-pro|realtime|transcribe|tts))/;

/**
 * Makes the provider for OpenAI's chat models. It uses `/v1/chat/completions`.
 *
 * It accepts any model id; editors complete those of {@link OpenAiModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `OPENAI_API_KEY`, `OPENAI_BASE_URL`, `OPENAI_ORG_ID` and `OPENAI_PROJECT_ID`, read whenever a
 * model is made. No other variables are read.
 * @returns A provider for `compile`, with the id `openai`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { openai } from "@moagraph/openai";
 *
 * const model = await openai().chat("gpt-5.6-luna", { maxOutputTokens: 2048 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function openai(options: OpenAiOptions = {}): Provider {
  return endpointProvider(
    {
      id: "openai",
      variablePrefix: "OPENAI",
      factory: "openai",
      defaultBaseUrl: "https://api.openai.com/v1",
      headers: () => ({
        "openai-organization": options.organization ?? readVariable("OPENAI_ORG_ID"),
        "openai-project": options.project ?? readVariable("OPENAI_PROJECT_ID"),
      }),
      models: openAiModels,
      optionFields: openAiFields,
      capabilities: openAiCapabilities,
      isChatModel: ({ id }) => !notForChat.test(String(id)),
    },
    options,
  );
}
