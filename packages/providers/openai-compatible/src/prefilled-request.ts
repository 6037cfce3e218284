import type { PrefillMark } from "@moagraph/provider-kit";
import type { EndpointRequest } from "./endpoint.js";

/** The request, which asks to continue its last message if that is a text of the model. */
export function prefilledRequest(body: EndpointRequest, mark: PrefillMark): EndpointRequest {
  const messages = (body["messages"] ?? []) as readonly SentMessage[];
  const last = messages.at(-1);
  if (mark === "message" || last?.role !== "assistant" || last.tool_calls !== undefined)
    return body;
  return mark === "continue_final_message"
    ? { ...body, continue_final_message: true, add_generation_prompt: false }
    : { ...body, messages: [...messages.slice(0, -1), { ...last, [mark]: true }] };
}

interface SentMessage {
  readonly role: string;
  readonly tool_calls?: unknown;
}
