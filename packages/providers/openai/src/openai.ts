import {
  type EndpointOptions,
  endpointProvider,
  type OutputLimitName,
} from "@moagraph/openai-compatible";
import { type Provider, readVariable } from "@moagraph/provider-kit";
import { openAiFacts } from "./openai-models.js";

/** How to reach OpenAI. */
export interface OpenAiOptions extends EndpointOptions {
  /** The organisation to bill. @defaultValue `OPENAI_ORG_ID`, else the key's own */
  readonly organization?: string | undefined;
  /** The project to bill. @defaultValue `OPENAI_PROJECT_ID`, else the key's own */
  readonly project?: string | undefined;
}

/**
 * Makes the provider of OpenAI's chat models, over `/v1/chat/completions`.
 *
 * Any model id is taken, such as {@link OpenAiModelId}. Nothing is loaded, read or asked before a
 * graph asks for its first model; each request is made once.
 *
 * @param options - What is not given comes from the environment variables `OPENAI_API_KEY`,
 * `OPENAI_BASE_URL`, `OPENAI_ORG_ID` and `OPENAI_PROJECT_ID`, read whenever a model is made. No
 * others are read.
 * @returns A provider for `compile`, with the id `openai`. Its `chat` throws a `MissingKeyError`
 * if there is no key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of its range.
 * @example
 * ```ts
 * import { openai } from "@moagraph/openai";
 *
 * const model = await openai().chat("gpt-4o", { temperature: 0.7, maxOutputTokens: 2048 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function openai(options: OpenAiOptions = {}): Provider {
  return endpointProvider(
    {
      id: "openai",
      variablePrefix: "OPENAI",
      factory: "openai",
      usualBaseUrl: "https://api.openai.com/v1",
      headers: () => ({
        "openai-organization": options.organization ?? readVariable("OPENAI_ORG_ID"),
        "openai-project": options.project ?? readVariable("OPENAI_PROJECT_ID"),
      }),
      facts: openAiFacts,
      outputLimitName,
    },
    options,
  );
}

/**
 * Reasoning models, from `o1` on, refuse `max_tokens`; the paper's requests have it, and the
 * models of its time take it.
 */
function outputLimitName(model: string): OutputLimitName {
  return /^(ft:)?(gpt-3|gpt-4|chatgpt-4)/.test(model) ? "max_tokens" : "max_completion_tokens";
}
