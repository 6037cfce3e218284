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
import { cohereError, cohereFaults } from "./faults/cohere-faults.js";
import { sseEvent, typedEvent } from "./sse-event.js";
import { argumentPieces, namedToolCalls } from "./tool-calls.js";
import { vendorWord } from "./vendor-word.js";
import type { ReceivedRequest, Route, StreamFrames, WireStyle } from "./wire-style.js";

const names = {
  temperature: "temperature",
  topP: "p",
  maxOutputTokens: "max_tokens",
  stop: "stop_sequences",
  seed: "seed",
  reasoningEffort: "thinking",
} as const;

const known = [
  ...Object.values(names),
  "messages",
  "model",
  "stream",
  "logprobs",
  "tools",
  "tool_choice",
  "response_format",
];

const finishReasons = {
  stop: "COMPLETE",
  length: "MAX_TOKENS",
  tool_calls: "TOOL_CALL",
  content_filter: "ERROR_TOXIC",
};

/** The list of models has the path of OpenAI's. Cohere's is asked for the models that chat. */
function routeOf({ path, query, body }: ReceivedRequest): Route | undefined {
  if (path === "/v1/models")
    return /(^|&)endpoint=chat(&|$)/.test(query) ? { kind: "models" } : undefined;
  return path === "/v2/chat" ? chatRoute(body) : undefined;
}

function chatRoute(body: Fields): Route {
  const { model, temperature, seed, p: topP } = body;
  const thinking = objectIn(body["thinking"]);
  const request = {
    model: textIn(model),
    messages: messagesIn(body["messages"]),
    isStreamed: body["stream"] === true,
    temperature,
    topP,
    maxOutputTokens: body["max_tokens"],
    stop: body["stop_sequences"],
    seed,
    reasoningEffort: thinking["token_budget"] ?? thinking["type"],
    topLogprobs: body["logprobs"] === true ? 0 : undefined,
    tools: listIn(body["tools"]),
    toolChoice: choiceIn(body),
    format: formatIn(body),
    others: otherNames(body, known),
  };
  return { kind: "chat", request };
}

function choiceIn({ tool_choice: choice }: Fields): string | undefined {
  if (choice === undefined) return undefined;
  return choice === "REQUIRED" ? "any" : textIn(choice).toLowerCase();
}

function formatIn({ response_format }: Fields): ChatRequest["format"] {
  const { type, json_schema: schema } = objectIn(response_format);
  if (type !== "json_object") return undefined;
  return schema === undefined ? {} : { schema };
}

function wireUsage({ usage }: Completion): object | undefined {
  if (usage === undefined) return undefined;
  const counts = { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens };
  return { billed_units: counts, tokens: counts, cached_tokens: usage.cachedTokens ?? 0 };
}

function finishReasonOf({ finishReason }: Completion): string {
  return vendorWord(finishReasons, finishReason);
}

function toolCallsOf(completion: Completion): object[] | undefined {
  const calls = namedToolCalls(completion, "look");
  if (calls.length === 0) return undefined;
  return calls.map(({ id, name, arguments: text }) => ({
    id,
    type: "function",
    function: { name, arguments: text },
  }));
}

function logprobOf(text: string): object {
  return { text, token_ids: [1], logprobs: [-0.25] };
}

function completionJson(completion: Completion): string {
  const { index, thoughts, text, pieces, topLogprobs } = completion;
  const content = [
    ...(thoughts.length === 0 ? [] : [{ type: "thinking", thinking: thoughts.join("") }]),
    ...(text === "" ? [] : [{ type: "text", text }]),
  ];
  return JSON.stringify({
    id: `cohere-${index}`,
    finish_reason: finishReasonOf(completion),
    message: {
      ...roleOf(completion),
      content: content.length === 0 ? undefined : content,
      tool_calls: toolCallsOf(completion),
    },
    usage: wireUsage(completion),
    logprobs: topLogprobs === undefined ? undefined : pieces.map(logprobOf),
  });
}

function part(type: string, index: number, message: object, more: object = {}): string {
  return typedEvent({ type, index, delta: { message }, ...more });
}

/** The events of one content part: the first and the last delta open and close it. */
function contentFrames(
  index: number,
  empty: object,
  deltas: readonly { readonly content: object; readonly logprobs?: object }[],
): string[] {
  return deltas.map(({ content, logprobs }, at) => {
    const start = at === 0 ? part("content-start", index, { content: empty }) : "";
    const end = at === deltas.length - 1 ? typedEvent({ type: "content-end", index }) : "";
    const more = logprobs === undefined ? {} : { logprobs };
    return `${start}${part("content-delta", index, { content }, more)}${end}`;
  });
}

function toolFrames(completion: Completion): string[] {
  return namedToolCalls(completion, "look").map((call, index) => {
    const { id, name } = call;
    const start = { id, type: "function", function: { name, arguments: "" } };
    const deltas = argumentPieces(call).map((text) =>
      part("tool-call-delta", index, { tool_calls: { function: { arguments: text } } }),
    );
    const end = typedEvent({ type: "tool-call-end", index });
    return `${part("tool-call-start", index, { tool_calls: start })}${deltas.join("")}${end}`;
  });
}

function streamFrames(completion: Completion): StreamFrames {
  const { index, thoughts, pieces, topLogprobs } = completion;
  const message = {
    ...roleOf(completion),
    content: [],
    tool_plan: "",
    tool_calls: [],
    citations: [],
  };
  const thinking = thoughts.map((thought) => ({ content: { thinking: thought } }));
  const text = pieces.map((piece) => ({
    content: { text: piece },
    ...(topLogprobs === undefined ? {} : { logprobs: logprobOf(piece) }),
  }));
  const delta = { finish_reason: finishReasonOf(completion), usage: wireUsage(completion) };
  const frames = [
    typedEvent({ type: "message-start", id: `cohere-${index}`, delta: { message } }),
    ...contentFrames(0, { type: "thinking", thinking: "" }, thinking),
    ...contentFrames(thoughts.length === 0 ? 0 : 1, { type: "text", text: "" }, text),
    ...toolFrames(completion),
    typedEvent({ type: "message-end", delta }),
  ];
  return { frames, end: [sseEvent("[DONE]")] };
}

function modelInfo(id: string): object {
  return {
    name: id,
    endpoints: ["chat"],
    finetuned: false,
    context_length: 256_000,
    is_deprecated: false,
  };
}

const failure = cohereError("the service is overloaded, please try again later");

/** Cohere's second chat API. */
export const cohere: WireStyle = {
  name: "cohere",
  basePath: "",
  names,
  finishReasons,
  required: [],
  routeOf,
  json: completionJson,
  stream: streamFrames,
  streamType: "text/event-stream",
  keepAlive: ": keep-alive\n\n",
  garbage: sseEvent("{oops", "content-delta"),
  noChoices: "{}",
  failure,
  failureFrame: typedEvent({
    type: "message-end",
    delta: { finish_reason: "ERROR", error: "the service is overloaded, please try again later" },
  }),
  errorBody: ({ message }) => cohereError(message),
  faults: cohereFaults,
  unknownModel: (id) => ({
    status: 404,
    body: cohereError(`model '${id}' not found, make sure the correct model ID was used`),
  }),
  modelList: (ids) => ({ models: ids.map((id) => modelInfo(id)) }),
  modelInfo,
};
