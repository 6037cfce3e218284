import type { EndpointRequest } from "./endpoint.js";

/**
 * Marks the last message as the beginning of the reply if it is the model's, as Mistral and DeepSeek
 * want it: with `prefix: true`.
 *
 * @param body - The request.
 * @example
 * ```ts
 * import { withPrefix } from "@moagraph/openai-compatible";
 *
 * const messages = [{ role: "assistant", content: "It is" }];
 * withPrefix({ model: "tiny", messages });
 * // { model: "tiny", messages: [{ role: "assistant", content: "It is", prefix: true }] }
 * ```
 */
export function withPrefix(body: EndpointRequest): EndpointRequest {
  const messages = body["messages"] as readonly { readonly role: string }[];
  const last = messages.at(-1);
  if (last?.role !== "assistant") return body;
  return { ...body, messages: [...messages.slice(0, -1), { ...last, prefix: true }] };
}
