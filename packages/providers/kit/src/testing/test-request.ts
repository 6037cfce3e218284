/** One message of a request, as received. */
export interface RequestMessage {
  readonly role: string;
  readonly content?: unknown;
  /** Whether the message is to be continued, as Mistral and DeepSeek have it. */
  readonly prefix?: unknown;
  /** The same, as Alibaba and Moonshot have it. */
  readonly partial?: unknown;
}

/** The body of a request, as received. The named fields are those of OpenAI's API. */
export interface RequestBody {
  readonly model?: string;
  readonly messages?: readonly RequestMessage[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly [name: string]: unknown;
}

/** The input of a reply function. */
export interface TestRequest {
  readonly model: string;
  readonly body: RequestBody;
  /** The path, such as `/v1/chat/completions`. */
  readonly path: string;
  /** Number of earlier requests for this model. */
  readonly index: number;
}

/** The text of a message. Its parts are joined. */
export function messageText({ content }: RequestMessage): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string }) => part.text ?? "").join("");
}
