/** One message of a request, as it was on the wire. */
export interface RequestMessage {
  readonly role: string;
  readonly content?: unknown;
}

/** The body of a request for a chat completion, as it was on the wire. */
export interface RequestBody {
  readonly model?: string;
  readonly messages?: readonly RequestMessage[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly [name: string]: unknown;
}

/** What a scripted reply may depend on. */
export interface TestRequest {
  readonly model: string;
  readonly body: RequestBody;
  /** How many requests for this model came before. */
  readonly index: number;
}

/** A message's text; parts of it are joined. */
export function messageText({ content }: RequestMessage): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string }) => part.text ?? "").join("");
}
