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
import { ollamaFaults } from "./faults/ollama-faults.js";
import { tokenLogprobs } from "./token-logprobs.js";
import { argumentsOf } from "./tool-calls.js";
import type { ReceivedRequest, Route, StreamFrames, WireStyle } from "./wire-style.js";

const names = {
  temperature: "temperature",
  topP: "top_p",
  maxOutputTokens: "num_predict",
  stop: "stop",
  seed: "seed",
  reasoningEffort: "think",
} as const;

const logprobNames = ["logprobs", "top_logprobs"];
/** A provider can ask for an error instead of a truncated prompt. */
const known = [
  "messages",
  "model",
  "stream",
  "options",
  "think",
  "truncate",
  "shift",
  "tools",
  "format",
  ...logprobNames,
];

function routeOf({ path, body }: ReceivedRequest): Route | undefined {
  if (path === "/api/tags") return { kind: "models" };
  const model = textIn(body["model"] ?? body["name"]);
  if (path === "/api/show") return { kind: "model", model };
  return path === "/api/chat" ? chatRoute(model, body) : undefined;
}

/** Streams unless it is told not to. */
function chatRoute(model: string, body: Fields): Route {
  const options = objectIn(body["options"]);
  const { temperature, stop, seed, top_p: topP } = options;
  const request = {
    model,
    messages: messagesIn(body["messages"]),
    isStreamed: body["stream"] !== false,
    temperature,
    topP,
    maxOutputTokens: options["num_predict"],
    stop,
    seed,
    reasoningEffort: body["think"],
    topLogprobs: body["logprobs"] === true ? (numberIn(body["top_logprobs"]) ?? 0) : undefined,
    tools: listIn(body["tools"]),
    toolChoice: undefined,
    format: formatIn(body),
    others: [...otherNames(body, known), ...otherNames(options, Object.values(names))],
  };
  return { kind: "chat", request };
}

function formatIn({ format }: Fields): ChatRequest["format"] {
  if (format === undefined) return undefined;
  return format === "json" ? {} : { schema: format };
}

/** One line: a part of a reply, or all of it. */
function line({ model }: Completion, message: object, more: object): string {
  const created_at = "2026-01-01T00:00:00.000Z";
  return `${JSON.stringify({ model, created_at, message, ...more })}\n`;
}

/** Ollama leaves out counts of 0. */
function endOf({ finishReason, usage }: Completion): object {
  const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
  return {
    done: true,
    done_reason: finishReason === "tool_calls" ? "stop" : finishReason,
    total_duration: 1_000_000,
    load_duration: 1_000,
    ...(inputTokens === 0 ? {} : { prompt_eval_count: inputTokens }),
    ...(outputTokens === 0 ? {} : { eval_count: outputTokens }),
  };
}

function toolCallsOf({ toolCalls }: Completion): object {
  if (toolCalls.length === 0) return {};
  return {
    tool_calls: toolCalls.map((call) => ({
      function: { name: call.name, arguments: argumentsOf(call) },
    })),
  };
}

function logprobsOf(pieces: readonly string[], { topLogprobs }: Completion): object {
  return topLogprobs === undefined ? {} : { logprobs: tokenLogprobs(pieces, topLogprobs) };
}

function completionJson(completion: Completion): string {
  const { text, thoughts, pieces } = completion;
  const thinking = thoughts.length === 0 ? {} : { thinking: thoughts.join("") };
  const message = { ...roleOf(completion), content: text, ...thinking, ...toolCallsOf(completion) };
  return line(completion, message, { ...logprobsOf(pieces, completion), ...endOf(completion) });
}

function streamFrames(completion: Completion): StreamFrames {
  const { thoughts, pieces, toolCalls } = completion;
  const part = (fields: object, more: object = {}): string =>
    line(completion, { ...roleOf(completion), content: "", ...fields }, { ...more, done: false });
  const frames = [
    part({}),
    ...thoughts.map((thinking) => part({ thinking })),
    ...pieces.map((content) => part({ content }, logprobsOf([content], completion))),
    ...(toolCalls.length === 0 ? [] : [part(toolCallsOf(completion))]),
    line(completion, { ...roleOf(completion), content: "" }, endOf(completion)),
  ];
  return { frames, end: [] };
}

const details = {
  parent_model: "",
  format: "gguf",
  family: "llama",
  families: ["llama"],
  parameter_size: "3.2B",
  quantization_level: "Q4_K_M",
};

function modelEntry(id: string): object {
  return {
    name: id,
    model: id,
    modified_at: "2026-01-01T00:00:00.000Z",
    size: 2_019_393_189,
    digest: "0".repeat(64),
    details,
  };
}

const failure = { error: "an error was encountered while running the model" };

/** Ollama's own API. */
export const ollama: WireStyle = {
  name: "ollama",
  basePath: "",
  names,
  finishReasons: {
    stop: "stop",
    length: "length",
    tool_calls: "stop",
    content_filter: "content_filter",
  },
  required: [],
  routeOf,
  json: completionJson,
  stream: streamFrames,
  streamType: "application/x-ndjson",
  keepAlive: '{"model":"m","message":{"role":"assistant","content":""},"done":false}\n',
  garbage: "{oops\n",
  noChoices: "{}",
  failure,
  failureFrame: `${JSON.stringify(failure)}\n`,
  errorBody: ({ message }) => ({ error: message }),
  faults: ollamaFaults,
  unknownModel: (id) => ({
    status: 404,
    body: { error: `model "${id}" not found, try pulling it first` },
  }),
  modelList: (ids) => ({ models: ids.map((id) => modelEntry(id)) }),
  modelInfo: () => ({
    details,
    model_info: {
      "general.architecture": "llama",
      "general.parameter_count": 3_212_749_888,
      "llama.context_length": 131_072,
    },
    capabilities: ["completion", "tools"],
  }),
};
