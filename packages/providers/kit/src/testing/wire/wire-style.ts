// How wire/ works: one file for each API that the test server speaks, a `WireStyle`. The path of a
// request decides which one answers it: see `wire-styles.ts`. `completion.ts` fills in the defaults
// of a scripted reply, and the style writes it in the vendor's form.
import type { HttpFault, HttpFaultName } from "../fault.js";
import type { ChatRequest, ChatRequestParam, Fields } from "./chat-request.js";
import type { Completion } from "./completion.js";

/** The APIs that the test server speaks. */
export type WireName = "openai" | "anthropic" | "bedrock" | "cohere" | "gemini" | "ollama";

/** One part of a reply as it is sent. */
export type Frame = string | Uint8Array;

/** A request as it was received. */
export interface ReceivedRequest {
  readonly path: string;
  /** What follows the question mark of the address. */
  readonly query: string;
  readonly body: Fields;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What a request asks for: a reply of a model, the list of models, or one of the models. */
export type Route =
  | { readonly kind: "chat"; readonly request: ChatRequest }
  | { readonly kind: "models" }
  | { readonly kind: "model"; readonly model: string };

/** An error body in the vendor's form. */
export interface WireError {
  readonly status: number;
  readonly message: string;
}

/** The parts of a streamed reply. */
export interface StreamFrames {
  /** The first opens the reply. Then comes one for each part of the reasoning and of the text. */
  readonly frames: readonly Frame[];
  /** The frames that end any stream, even an incomplete one. */
  readonly end: readonly Frame[];
}

/** OpenAI's words for why a reply ended. */
type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** How a vendor's API looks on the wire. */
export interface WireStyle {
  readonly name: WireName;
  /** Path of the base URL that users set. */
  readonly basePath: string;
  /** The vendor's names of parameters. It has none for those that are missing. */
  readonly names: Readonly<Partial<Record<ChatRequestParam, string>>>;
  /** The vendor's words for why a reply ended, by OpenAI's words. */
  readonly finishReasons: Readonly<Record<FinishReason, string>>;
  /** Parameters that every request must have. */
  readonly required: readonly ChatRequestParam[];
  /** @returns `undefined` if the API has no such path. */
  readonly routeOf: (request: ReceivedRequest) => Route | undefined;
  /** The body of a complete reply. */
  readonly json: (completion: Completion) => string;
  readonly stream: (completion: Completion, request: ReceivedRequest) => StreamFrames;
  readonly streamType: string;
  /** What keeps a silent stream open. */
  readonly keepAlive: Frame;
  /** A part of a stream that is not in the vendor's format. */
  readonly garbage: Frame;
  /** A complete reply without an answer. */
  readonly noChoices: string;
  /** The body of an error that is sent with status 200. */
  readonly failure: object;
  /** The same in a stream. */
  readonly failureFrame: Frame;
  readonly errorBody: (error: WireError) => object;
  readonly faults: Readonly<Record<HttpFaultName, HttpFault>>;
  readonly unknownModel: (id: string) => HttpFault;
  readonly modelList: (ids: readonly string[]) => object;
  readonly modelInfo: (id: string) => object;
}
