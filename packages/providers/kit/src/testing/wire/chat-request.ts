import type { RequestMessage } from "../test-request.js";

/** A request for a reply, in the same words for every vendor. Absent parameters are `undefined`. */
export interface ChatRequest {
  /** The model's id, from the body or the path. */
  readonly model: string;
  /** System texts come first, whatever their place in the request. The role of a reply is `assistant`. */
  readonly messages: readonly RequestMessage[];
  readonly isStreamed: boolean;
  readonly temperature: unknown;
  readonly topP: unknown;
  readonly maxOutputTokens: unknown;
  readonly stop: unknown;
  readonly seed: unknown;
  readonly reasoningEffort: unknown;
  /** 0 if log probabilities are requested without alternatives. */
  readonly topLogprobs: number | undefined;
  /** The tools, in the vendor's form; none if the request has no tools. */
  readonly tools: readonly Fields[];
  /**
   * Which tool the model must call: a tool's name, or `any`, `auto` or `none`. `undefined` if the
   * request does not say.
   */
  readonly toolChoice: string | undefined;
  /**
   * The JSON that the reply must be: `{ schema }`, or `{}` for any JSON. `undefined` for text.
   */
  readonly format: { readonly schema?: unknown } | undefined;
  /** Whether the request says in a field of its own that its last message is to be continued. */
  readonly continuesFinalMessage?: boolean;
  /** The names of all other fields that were sent, except those that every request has. */
  readonly others: readonly string[];
}

/** The parameters of a {@link ChatRequest}. */
export type ChatRequestParam =
  | "temperature"
  | "topP"
  | "maxOutputTokens"
  | "stop"
  | "seed"
  | "reasoningEffort";

/** A JSON object, as received. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object in a field; an empty one if the field has no object. */
export function objectIn(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** The text in a field; an empty one if the field has no text. */
export function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The number in a field. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** The objects in a field; none if the field has no list. */
export function listIn(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(objectIn) : [];
}

/** The messages in a field, unchanged. */
export function messagesIn(value: unknown): readonly RequestMessage[] {
  return Array.isArray(value) ? (value as RequestMessage[]) : [];
}

/** The names of the fields with a value, except these. */
export function otherNames(body: Fields, names: readonly string[]): string[] {
  return Object.keys(body).filter((name) => body[name] !== undefined && !names.includes(name));
}
