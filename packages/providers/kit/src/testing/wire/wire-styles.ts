import { anthropic } from "./anthropic.js";
import type { ChatRequest, Fields } from "./chat-request.js";
import { bedrock } from "./bedrock.js";
import { cohere } from "./cohere.js";
import { gemini } from "./gemini.js";
import { ollama } from "./ollama.js";
import { openai } from "./openai.js";
import type { ReceivedRequest, Route, WireName, WireStyle } from "./wire-style.js";

/** All APIs that the test server speaks. Where two have the same path, the first one decides. */
export const wireStyles: Readonly<Record<WireName, WireStyle>> = {
  anthropic,
  cohere,
  openai,
  bedrock,
  gemini,
  ollama,
};

/** The API that a request calls, and what it asks for. */
export interface WireRoute {
  readonly style: WireStyle;
  /** `undefined` if no API has this path. */
  readonly route: Route | undefined;
  readonly received: ReceivedRequest;
}

/** A request, as the journal and reply functions have it. */
interface Received {
  /** With its query. */
  readonly path: string;
  readonly body: Fields;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** Finds the API that a request calls, by its path. */
export function wireRoute({ path: whole, body, headers = {} }: Received): WireRoute {
  const [path = "", query = ""] = whole.split("?", 2);
  const received = { path, query, body, headers };
  for (const style of Object.values(wireStyles)) {
    const route = style.routeOf(received);
    if (route !== undefined) return { style, route, received };
  }
  return { style: openai, route: undefined, received };
}

/**
 * A request for a reply, in the same words for every vendor.
 *
 * @param request - An entry of the journal, or what a reply function gets.
 * @throws {Error} If it is not a request for a reply.
 * @example
 * ```ts
 * import { chatRequestOf } from "@moagraph/provider-kit/testing";
 *
 * const body = { model: "claude", max_tokens: 50, system: "Be brief.", messages: [] };
 * chatRequestOf({ path: "/v1/messages", body }).maxOutputTokens; // 50
 * ```
 */
export function chatRequestOf(request: Received): ChatRequest {
  const { route } = wireRoute(request);
  if (route?.kind === "chat") return route.request;
  throw new Error(`Not a request for a reply: ${request.path}`);
}
