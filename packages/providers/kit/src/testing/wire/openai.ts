import type { HttpFault } from "../fault.js";
import type { ReplyUsage } from "../reply.js";
import {
  type ChatRequest,
  type Fields,
  listIn,
  messagesIn,
  numberIn,
  objectIn,
  otherNames,
  textIn,
} from "./chat-request.js";
import { type Completion, roleOf } from "./completion.js";
import { httpFaults } from "./faults/openai-faults.js";
import { sseEvent } from "./sse-event.js";
import { tokenLogprobs } from "./token-logprobs.js";
import { argumentPieces, namedToolCalls } from "./tool-calls.js";
import type { ReceivedRequest, Route, StreamFrames, WireStyle } from "./wire-style.js";

const names = {
  temperature: "temperature",
  topP: "top_p",
  maxOutputTokens: "max_tokens",
  stop: "stop",
  seed: "seed",
  reasoningEffort: "reasoning_effort",
} as const;

const known = [
  ...Object.values(names),
  "reasoning",
  "messages",
  "model",
  "stream",
  "stream_options",
  "max_completion_tokens",
  "logprobs",
  "top_logprobs",
  "tools",
  "tool_choice",
  "parallel_tool_calls",
  "response_format",
  "continue_final_message",
  "add_generation_prompt",
];

function routeOf({ path, body }: ReceivedRequest): Route | undefined {
  if (path === "/v1/models") return { kind: "models" };
  if (path !== "/v1/chat/completions") return undefined;
  const { model, stream, temperature, top_p: topP, stop, seed } = body;
  const request = {
    model: textIn(model),
    messages: messagesIn(body["messages"]),
    isStreamed: stream === true,
    temperature,
    topP,
    stop,
    seed,
    maxOutputTokens: body["max_tokens"] ?? body["max_completion_tokens"],
    reasoningEffort: body["reasoning_effort"] ?? objectIn(body["reasoning"])["effort"],
    topLogprobs: body["logprobs"] === true ? (numberIn(body["top_logprobs"]) ?? 0) : undefined,
    tools: listIn(body["tools"]),
    toolChoice: choiceIn(body),
    format: formatIn(body),
    continuesFinalMessage:
      body["continue_final_message"] === true && body["add_generation_prompt"] === false,
    // Most callers do not ask for them.
    get others() {
      return otherNames(body, known);
    },
  };
  return { kind: "chat", request };
}

function choiceIn({ tool_choice: choice }: Fields): string | undefined {
  if (typeof choice === "string") return choice === "required" ? "any" : choice;
  return choice === undefined ? undefined : textIn(objectIn(objectIn(choice)["function"])["name"]);
}

function formatIn({ response_format }: Fields): ChatRequest["format"] {
  const { type, json_schema } = objectIn(response_format);
  if (type === "json_schema") return { schema: objectIn(json_schema)["schema"] };
  return type === "json_object" ? {} : undefined;
}

function wireUsage(usage: ReplyUsage): object {
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens } = usage;
  const outside = usage.isReasoningOutside === true ? (reasoningTokens ?? 0) : 0;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens + outside,
    ...(cachedTokens === undefined
      ? {}
      : { prompt_tokens_details: { cached_tokens: cachedTokens } }),
    ...(reasoningTokens === undefined
      ? {}
      : { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  };
}

/** The fields that each form of a reply has. */
function headOf({ index, model }: Completion, object: string): object {
  return { id: `chatcmpl-${index}`, object, created: 1_716_336_000, model };
}

function toolCallsOf(completion: Completion): object[] | undefined {
  const calls = namedToolCalls(completion, "call");
  if (calls.length === 0) return undefined;
  return calls.map(({ id, name, arguments: text }, index) => ({
    index,
    id,
    type: "function",
    function: { name, arguments: text },
  }));
}

/** A part that opens each tool call, and those with its arguments. */
function toolCallDeltas(completion: Completion): object[] {
  return namedToolCalls(completion, "call").flatMap((call, index) => {
    const opening = { index, id: call.id, type: "function" };
    return [
      { ...opening, function: { name: call.name, arguments: "" } },
      ...argumentPieces(call).map((piece) => ({ index, function: { arguments: piece } })),
    ];
  });
}

function logprobsOf(pieces: readonly string[], { topLogprobs }: Completion): object {
  if (topLogprobs === undefined) return {};
  const content = tokenLogprobs(pieces, topLogprobs, { bytes: null });
  return { logprobs: { content, refusal: null } };
}

function completionJson(completion: Completion): string {
  const { text, finishReason, usage, thoughts, refusal } = completion;
  const toolCalls = toolCallsOf(completion);
  const message = {
    ...roleOf(completion),
    ...(thoughts.length === 0 ? {} : { reasoning_content: thoughts.join("") }),
    ...(refusal === undefined ? {} : { refusal }),
    content: toolCalls === undefined || text !== "" ? text : null,
    tool_calls: toolCalls,
  };
  const choices = Array.from({ length: completion.choices }, (_, index) => ({
    index,
    message,
    ...logprobsOf(completion.pieces, completion),
    finish_reason: finishReason,
  }));
  const head = headOf(completion, "chat.completion");
  return JSON.stringify({ ...head, choices, usage: usage && wireUsage(usage) });
}

function streamFrames(completion: Completion, { body }: ReceivedRequest): StreamFrames {
  const { thoughts, pieces, refusal, finishReason, usage } = completion;
  const withUsage = objectIn(body["stream_options"])["include_usage"] === true;
  const head = headOf(completion, "chat.completion.chunk");
  const event = (choices: object[], more: object = {}): string =>
    sseEvent({ ...head, choices, ...more });
  const deltas = (delta: object, finish_reason: string | null = null, more = {}): string =>
    Array.from({ length: completion.choices }, (_, index) =>
      event([{ index, delta, ...more, finish_reason }], withUsage ? { usage: null } : {}),
    ).join("");
  const calls = toolCallDeltas(completion);
  const opening = { ...roleOf(completion), content: calls.length === 0 ? "" : null };
  const frames = [
    deltas(opening),
    ...thoughts.map((reasoning_content) => deltas({ content: null, reasoning_content })),
    ...pieces.map((content) => deltas({ content }, null, logprobsOf([content], completion))),
    ...(refusal === undefined ? [] : [deltas({ refusal })]),
    ...calls.map((call) => deltas({ tool_calls: [call] })),
    deltas({}, finishReason),
    ...(withUsage && usage !== undefined ? [event([], { usage: wireUsage(usage) })] : []),
  ];
  return { frames, end: [sseEvent("[DONE]")] };
}

function unknownModel(id: string): HttpFault {
  const message = `The model \`${id}\` does not exist or you do not have access to it.`;
  return { status: 404, body: { error: { message, code: "model_not_found" } } };
}

const failure = { error: { message: "The model failed.", type: "server_error", code: null } };

function modelInfo(id: string): object {
  return { id, object: "model", owned_by: "test" };
}

/** OpenAI's chat completions. */
export const openai: WireStyle = {
  name: "openai",
  basePath: "/v1",
  names,
  finishReasons: {
    stop: "stop",
    length: "length",
    tool_calls: "tool_calls",
    content_filter: "content_filter",
  },
  required: [],
  routeOf,
  json: completionJson,
  stream: streamFrames,
  streamType: "text/event-stream",
  keepAlive: ": keep-alive\n\n",
  garbage: sseEvent("{oops"),
  noChoices: '{"choices": []}',
  failure,
  failureFrame: sseEvent(failure),
  errorBody: ({ message }) => ({ error: { message } }),
  faults: httpFaults,
  unknownModel,
  modelList: (ids) => ({ object: "list", data: ids.map((id) => modelInfo(id)) }),
  modelInfo,
};
