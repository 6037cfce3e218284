/** Whom an error is about, and what it must not print. */
export interface CalledModel {
  /** The provider's id: `openai` in `openai:gpt-4o`. */
  readonly provider: string;
  /** The model's id: `gpt-4o` in `openai:gpt-4o`. */
  readonly model: string;
  /** Where the key comes from, such as `OPENAI_API_KEY`: hints name it. */
  readonly keyName: string;
  /** The key itself, to keep it out of messages. */
  readonly key?: string | undefined;
  /** Other texts to keep out of messages, such as the values of headers. */
  readonly secrets?: readonly string[] | undefined;
  /** The base URL, such as `https://api.openai.com/v1`: messages name its host. */
  readonly baseUrl: string;
}

/** The name that the user gave the model: `openai:gpt-4o`. */
export function nameOf({ provider, model }: Pick<CalledModel, "provider" | "model">): string {
  return `${provider}:${model}`;
}
