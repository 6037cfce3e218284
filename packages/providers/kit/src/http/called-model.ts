/** The model that a request calls, for error messages, and the secrets to keep out of them. */
export interface CalledModel {
  /** The provider's id: `openai` in `openai:gpt-4o`. */
  readonly provider: string;
  /** The model's id: `gpt-4o` in `openai:gpt-4o`. Empty for a request that is not for one model. */
  readonly model: string;
  /** The source of the API key, such as `OPENAI_API_KEY`. Hints name it. */
  readonly keyName: string;
  /** The API key, to keep it out of messages. */
  readonly key?: string | undefined;
  /** Other texts to keep out of messages, such as the values of headers. */
  readonly secrets?: readonly string[] | undefined;
  /** The base URL, such as `https://api.openai.com/v1`. Messages name it, so it has no query. */
  readonly baseUrl: string;
  /**
   * Whether the paths of requests begin with the API's version, so that a hint does not advise to add it.
   *
   * @defaultValue `false`
   */
  readonly isVersionAdded?: boolean | undefined;
  /**
   * The query to send with every request, such as `?api-version=2024-10-21`. It is kept out of
   * messages.
   */
  readonly query?: string | undefined;
}

/**
 * The name of the model in a graph: `openai:gpt-4o`. The provider's if the model's id is empty.
 *
 * @param call - The model that is called, for error messages.
 * @example
 * ```ts
 * import { nameOf } from "@moagraph/provider-kit";
 *
 * nameOf({ provider: "openai", model: "gpt-5-mini" }); // "openai:gpt-5-mini"
 * nameOf({ provider: "openai", model: "" }); // "openai"
 * ```
 */
export function nameOf({ provider, model }: Pick<CalledModel, "provider" | "model">): string {
  return model === "" ? provider : `${provider}:${model}`;
}

/**
 * What to check if something else than the API answers.
 *
 * @param call - The model that is called, for error messages.
 * @example
 * ```ts
 * import { addressHint } from "@moagraph/provider-kit";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * addressHint({ ...call, isVersionAdded: true });
 * // "Check the base URL, https://api.acme.example/v1. It is the address of an API."
 * ```
 */
export function addressHint({ baseUrl, isVersionAdded = false }: CalledModel): string {
  const ending = isVersionAdded ? "" : " and often ends with /v1";
  return `Check the base URL, ${baseUrl}. It is the address of an API${ending}.`;
}

/**
 * The texts to keep out of messages.
 *
 * @param call - The model that is called, for error messages.
 * @example
 * ```ts
 * import { secretsOf } from "@moagraph/provider-kit";
 *
 * secretsOf({ key: "sk-1", secrets: ["project-7"] }); // ["sk-1", "project-7"]
 * ```
 */
export function secretsOf({ key, secrets = [] }: Pick<CalledModel, "key" | "secrets">): string[] {
  return key === undefined ? [...secrets] : [key, ...secrets];
}
