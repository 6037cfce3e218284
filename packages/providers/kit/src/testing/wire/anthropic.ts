import { messageText } from "../test-request.js";
import { anthropicError, anthropicFaults } from "./faults/anthropic-faults.js";
import {
  type ChatRequest,
  type Fields,
  listIn,
  messagesIn,
  objectIn,
  otherNames,
  textIn,
} from "./chat-request.js";
import { type Completion, roleOf } from "./completion.js";
import { vendorWord } from "./vendor-word.js";
import { sseEvent, typedEvent } from "./sse-event.js";
import { argumentPieces, argumentsOf, namedToolCalls } from "./tool-calls.js";
import type { ReceivedRequest, Route, StreamFrames, WireError, WireStyle } from "./wire-style.js";

const names = {
  temperature: "temperature",
  topP: "top_p",
  maxOutputTokens: "max_tokens",
  stop: "stop_sequences",
  reasoningEffort: "output_config",
} as const;

const known = [
  ...Object.values(names),
  "thinking",
  "messages",
  "model",
  "stream",
  "system",
  "tools",
  "tool_choice",
];

function routeOf({ path, body, headers }: ReceivedRequest): Route | undefined {
  if (path === "/v1/messages") return chatRoute(body);
  if (!path.startsWith("/v1/models") || headers["anthropic-version"] === undefined)
    return undefined;
  const [, , , model] = path.split("/", 4);
  return model === undefined ? { kind: "models" } : { kind: "model", model };
}

function chatRoute(body: Fields): Route {
  const { model, stream, temperature, top_p: topP } = body;
  const request = {
    model: textIn(model),
    messages: [...systemOf(body), ...messagesIn(body["messages"])],
    isStreamed: stream === true,
    temperature,
    topP,
    stop: body["stop_sequences"],
    seed: undefined,
    maxOutputTokens: body["max_tokens"],
    reasoningEffort:
      objectIn(body["output_config"])["effort"] ?? objectIn(body["thinking"])["budget_tokens"],
    topLogprobs: undefined,
    tools: listIn(body["tools"]),
    toolChoice: choiceIn(body),
    format: formatIn(objectIn(body["output_config"])),
    others: otherNames(body, known),
  };
  return { kind: "chat", request };
}

function choiceIn({ tool_choice: choice }: Fields): string | undefined {
  if (choice === undefined) return undefined;
  const { type, name } = objectIn(choice);
  return textIn(type === "tool" ? name : type);
}

function formatIn({ format }: Fields): ChatRequest["format"] {
  return format === undefined ? undefined : { schema: objectIn(format)["schema"] };
}

function systemOf({ system }: Fields): { role: string; content: string }[] {
  if (system === undefined) return [];
  return [{ role: "system", content: messageText({ role: "system", content: system }) }];
}

const finishReasons = {
  stop: "end_turn",
  length: "max_tokens",
  tool_calls: "tool_use",
  content_filter: "refusal",
};

function stopReasonOf({ finishReason }: Completion): string {
  return vendorWord(finishReasons, finishReason);
}

/** `input_tokens` are those that were not read from the cache. */
function wireUsage({ usage }: Completion): Fields | undefined {
  if (usage === undefined) return undefined;
  const { inputTokens, outputTokens, cachedTokens = 0, reasoningTokens } = usage;
  return {
    input_tokens: inputTokens - cachedTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cachedTokens,
    output_tokens: outputTokens,
    output_tokens_details:
      reasoningTokens === undefined ? null : { thinking_tokens: reasoningTokens },
    service_tier: "standard",
  };
}

/** The content blocks before the text, complete. */
function blocksOf(completion: Completion): object[] {
  const { thoughts, text } = completion;
  const thinking = thoughts.join("");
  return [
    ...(thinking === "" ? [] : [{ type: "thinking", thinking, signature: "c2ln" }]),
    ...(text === "" ? [] : [{ type: "text", text, citations: null }]),
    ...namedToolCalls(completion, "toolu").map((call) => ({
      type: "tool_use",
      id: call.id,
      name: call.name,
      input: argumentsOf(call),
    })),
  ];
}

function messageOf(completion: Completion, content: object[], ending: object): object {
  const { index, model } = completion;
  return {
    id: `msg_${index}`,
    type: "message",
    ...roleOf(completion),
    model,
    content,
    stop_sequence: null,
    ...ending,
  };
}

function completionJson(completion: Completion): string {
  const ending = { stop_reason: stopReasonOf(completion), usage: wireUsage(completion) };
  return JSON.stringify(messageOf(completion, blocksOf(completion), ending));
}

function delta(index: number, change: object): string {
  return typedEvent({ type: "content_block_delta", index, delta: change });
}

/** The events of one content block: the first and the last delta open and close it. */
function block(index: number, empty: object, deltas: readonly object[]): string[] {
  if (deltas.length === 0) return [];
  const events = deltas.map((change) => delta(index, change));
  const start = typedEvent({ type: "content_block_start", index, content_block: empty });
  const stop = typedEvent({ type: "content_block_stop", index });
  events[0] = start + events[0];
  events[events.length - 1] += stop;
  return events;
}

function toolBlocks(first: number, completion: Completion): string[] {
  return namedToolCalls(completion, "toolu").flatMap((call, at) => {
    const empty = { type: "tool_use", id: call.id, name: call.name, input: {} };
    const deltas = ["", ...argumentPieces(call)].map((partial_json) => ({
      type: "input_json_delta",
      partial_json,
    }));
    return block(first + at, empty, deltas);
  });
}

function streamFrames(completion: Completion): StreamFrames {
  const { thoughts, pieces } = completion;
  const usage = wireUsage(completion);
  const starting = { ...usage, output_tokens: usage?.["output_tokens"] === 0 ? 0 : 1 };
  const start = messageOf(completion, [], { stop_reason: null, usage: usage && starting });
  const thinking = [
    ...thoughts.map((thought) => ({ type: "thinking_delta", thinking: thought })),
    ...(thoughts.length === 0 ? [] : [{ type: "signature_delta", signature: "c2ln" }]),
  ];
  const text = pieces.map((piece) => ({ type: "text_delta", text: piece }));
  const index = thoughts.length === 0 ? 0 : 1;
  const frames = [
    typedEvent({ type: "message_start", message: start }) + typedEvent({ type: "ping" }),
    ...block(0, { type: "thinking", thinking: "", signature: "" }, thinking),
    ...block(index, { type: "text", text: "" }, text),
    ...toolBlocks(index + 1, completion),
    typedEvent({
      type: "message_delta",
      delta: { stop_reason: stopReasonOf(completion), stop_sequence: null },
      usage,
    }),
  ];
  return { frames, end: [typedEvent({ type: "message_stop" })] };
}

const errorTypes: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  529: "overloaded_error",
};

function errorBody({ status, message }: WireError): object {
  return anthropicError(errorTypes[status] ?? "api_error", message);
}

const failure = anthropicError("overloaded_error", "Overloaded");

function modelInfo(id: string): object {
  return {
    type: "model",
    id,
    display_name: id,
    created_at: "2026-01-01T00:00:00Z",
    max_input_tokens: 200_000,
    max_tokens: 64_000,
    capabilities: null,
  };
}

/** Anthropic's Messages. A list of models is Anthropic's if the request has its version header. */
export const anthropic: WireStyle = {
  name: "anthropic",
  basePath: "",
  names,
  finishReasons,
  required: ["maxOutputTokens"],
  routeOf,
  json: completionJson,
  stream: streamFrames,
  streamType: "text/event-stream",
  keepAlive: typedEvent({ type: "ping" }),
  garbage: sseEvent("{oops", "content_block_delta"),
  noChoices: "{}",
  failure,
  failureFrame: sseEvent(failure, "error"),
  errorBody,
  faults: anthropicFaults,
  unknownModel: (id) => ({
    status: 404,
    body: anthropicError("not_found_error", `model: ${id}`),
  }),
  modelList: (ids) => ({
    data: ids.map((id) => modelInfo(id)),
    has_more: false,
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
  }),
  modelInfo,
};
