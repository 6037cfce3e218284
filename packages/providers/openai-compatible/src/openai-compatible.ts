import {
  MoaError,
  type ModelFacts,
  type PrefillMark,
  prefillMarks,
  type Provider,
} from "@moagraph/provider-kit";
import type { EndpointOptions } from "./endpoint.js";
import { endpointProvider } from "./endpoint-provider.js";

/** Options of {@link openaiCompatible}. */
export interface OpenAiCompatibleOptions extends EndpointOptions {
  /**
   * The part before the colon of a node's `model`: lower-case letters, digits and hyphens.
   *
   * The names of the environment variables follow from it: `vllm` reads `VLLM_BASE_URL` and
   * `VLLM_API_KEY`.
   *
   * @defaultValue `"openai-compatible"`
   */
  readonly id?: string | undefined;
  /** Headers to send with every request, such as OpenRouter's `X-Title`. @defaultValue none */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Known facts about the endpoint's models, by model id. @defaultValue none */
  readonly facts?: Readonly<Record<string, ModelFacts>> | undefined;
  /**
   * How the endpoint is told to continue a last message of the model. It states that its models do so:
   * their capability `prefill`. Use `"continue_final_message"` for vLLM and SGLang.
   *
   * @defaultValue unknown: no model is asked to continue a message
   */
  readonly prefill?: PrefillMark | undefined;
}

/**
 * Makes a provider for an endpoint with an OpenAI-style API, such as vLLM, Ollama, LM Studio or
 * OpenRouter.
 *
 * One graph can use several of them, each with its own `id`. The key is optional.
 *
 * @param options - Settings that are not given come from the environment variables
 * `OPENAI_COMPATIBLE_BASE_URL` and `OPENAI_COMPATIBLE_API_KEY`, read whenever a model is made.
 * Another `id` changes their names. No other variables are read.
 * @returns A provider for `compile`. Its `chat` throws a `MoaError`, `INVALID_SETTING`, if there
 * is no base URL.
 * @throws {MoaError} `INVALID_SETTING` if the id has other characters, `prefill` is unknown, or a limit is
 * out of range.
 * @example Two endpoints in one graph, one of them a machine that takes one request at a time
 * ```ts
 * import { openaiCompatible } from "@moagraph/openai-compatible";
 *
 * const providers = [
 *   openaiCompatible({
 *     id: "ollama",
 *     baseUrl: "http://localhost:11434/v1",
 *     limits: { maxConcurrency: 1 },
 *   }),
 *   openaiCompatible({ id: "openrouter", baseUrl: "https://openrouter.ai/api/v1" }),
 * ];
 * ```
 */
export function openaiCompatible(options: OpenAiCompatibleOptions = {}): Provider {
  const { id = "openai-compatible", headers = {}, facts = {}, prefill } = options;
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw invalidId(id);
  if (prefill !== undefined && !prefillMarks.includes(prefill)) throw invalidPrefill(prefill);
  return endpointProvider(
    {
      id,
      variablePrefix: id.toUpperCase().replaceAll("-", "_"),
      factory: "openaiCompatible",
      isKeyRequired: false,
      headers: () => headers,
      prefill,
      capabilities: () => (prefill === undefined ? {} : { prefill: true }),
      facts: (model) => (Object.hasOwn(facts, model) ? facts[model] : undefined) ?? {},
    },
    options,
  );
}

function invalidPrefill(found: unknown): MoaError {
  const marks = prefillMarks.map((mark) => `\`${mark}\``).join(", ");
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`prefill\` of openaiCompatible is ${JSON.stringify(found)}. It must be one of ${marks}.`,
    hint: "Use `continue_final_message` for vLLM. Leave it out if the endpoint continues no message.",
  });
}

function invalidId(id: string): MoaError {
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`id\` of openaiCompatible is ${JSON.stringify(id)}. It can have only lower-case letters, digits and hyphens, and starts with a letter.`,
    hint: "Use an id such as `vllm`. It is the part before the colon of a node's model.",
  });
}
