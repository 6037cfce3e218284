import type { RequestMessage } from "../test-request.js";
import {
  type ChatRequest,
  type Fields,
  listIn,
  numberIn,
  objectIn,
  otherNames,
  textIn,
} from "./chat-request.js";
import type { Completion } from "./completion.js";
import { geminiError, geminiFaults } from "./faults/gemini-faults.js";
import { argumentsOf } from "./tool-calls.js";
import { vendorWord } from "./vendor-word.js";
import type { ReceivedRequest, Route, StreamFrames, WireError, WireStyle } from "./wire-style.js";

const names = {
  temperature: "temperature",
  topP: "topP",
  maxOutputTokens: "maxOutputTokens",
  stop: "stopSequences",
  seed: "seed",
  reasoningEffort: "thinkingLevel",
} as const;

const known = ["contents", "generationConfig", "systemInstruction", "tools", "toolConfig"];
const knownConfig = [
  ...Object.values(names),
  "thinkingConfig",
  "responseLogprobs",
  "logprobs",
  "responseMimeType",
  "responseJsonSchema",
  "responseSchema",
];

const finishReasons = {
  stop: "STOP",
  length: "MAX_TOKENS",
  tool_calls: "STOP",
  content_filter: "SAFETY",
};

/** The model and the method are in the path: `/v1beta/models/gemini:generateContent`. */
function routeOf({ path, body }: ReceivedRequest): Route | undefined {
  const found = /^\/v1(?:beta)?\/models(?:\/([^/:]+))?(?::([A-Za-z]+))?$/.exec(path);
  if (found === null || path === "/v1/models") return undefined;
  const model = found[1] === undefined ? undefined : decodeURIComponent(found[1]);
  const method = found[2];
  if (model === undefined) return method === undefined ? { kind: "models" } : undefined;
  if (method === "generateContent") return chatRoute(model, body, false);
  if (method === "streamGenerateContent") return chatRoute(model, body, true);
  return method === undefined && path.startsWith("/v1beta/") ? { kind: "model", model } : undefined;
}

function chatRoute(model: string, body: Fields, isStreamed: boolean): Route {
  const config = objectIn(body["generationConfig"]);
  const { temperature, topP, maxOutputTokens, seed, stopSequences: stop } = config;
  const thinking = objectIn(config["thinkingConfig"]);
  const request = {
    model,
    messages: [
      ...messagesOf([body["systemInstruction"]], "system"),
      ...messagesOf(body["contents"]),
    ],
    isStreamed,
    temperature,
    topP,
    maxOutputTokens,
    stop,
    seed,
    reasoningEffort: thinking["thinkingLevel"] ?? thinking["thinkingBudget"],
    topLogprobs:
      config["responseLogprobs"] === true ? (numberIn(config["logprobs"]) ?? 0) : undefined,
    tools: listIn(body["tools"]).flatMap(({ functionDeclarations }) =>
      listIn(functionDeclarations),
    ),
    toolChoice: choiceIn(objectIn(body["toolConfig"])),
    format: formatIn(config),
    others: [...otherNames(body, known), ...otherNames(config, knownConfig)],
  };
  return { kind: "chat", request };
}

function choiceIn({ functionCallingConfig: choice }: Fields): string | undefined {
  if (choice === undefined) return undefined;
  const { mode, allowedFunctionNames: allowed } = objectIn(choice);
  return Array.isArray(allowed) ? allowed.join(" ") : textIn(mode).toLowerCase();
}

function formatIn(config: Fields): ChatRequest["format"] {
  if (config["responseMimeType"] !== "application/json") return undefined;
  const schema = config["responseJsonSchema"] ?? config["responseSchema"];
  return schema === undefined ? {} : { schema };
}

const roles: Readonly<Record<string, string>> = { model: "assistant", function: "tool" };

function messagesOf(value: unknown, role?: string): RequestMessage[] {
  return listIn(value)
    .filter(({ parts }) => parts !== undefined)
    .map((content) => ({
      role: role ?? roleIn(content),
      content: content["parts"],
    }));
}

function roleIn({ role }: Fields): string {
  return typeof role === "string" ? vendorWord(roles, role) : "user";
}

/** `candidatesTokenCount` does not include the reasoning; the total does. */
function wireUsage({ usage }: Completion): Fields | undefined {
  if (usage === undefined) return undefined;
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens } = usage;
  const inside = usage.isReasoningOutside === true ? 0 : (reasoningTokens ?? 0);
  const candidates = outputTokens - inside;
  return {
    promptTokenCount: inputTokens,
    candidatesTokenCount: candidates,
    totalTokenCount: inputTokens + candidates + (reasoningTokens ?? 0),
    cachedContentTokenCount: cachedTokens,
    thoughtsTokenCount: reasoningTokens,
  };
}

function tokenOf(token: string, rank: number): object {
  return {
    token: rank === 0 ? token : `other ${rank}`,
    tokenId: rank,
    logProbability: -0.25 * (rank + 1),
  };
}

/** Log probabilities of a part of the text, with as many alternatives as requested. */
function logprobsOf(pieces: readonly string[], { topLogprobs }: Completion): object {
  if (topLogprobs === undefined) return {};
  const topCandidates = pieces.map((token) => ({
    candidates: Array.from({ length: topLogprobs }, (_, rank) => tokenOf(token, rank)),
  }));
  const chosenCandidates = pieces.map((token) => tokenOf(token, 0));
  return { logprobsResult: { topCandidates, chosenCandidates } };
}

interface Part {
  readonly parts: readonly object[];
  readonly more?: object;
  readonly usage: Fields | undefined;
}

function responseOf(completion: Completion, { parts, more = {}, usage }: Part): object {
  const { index: number, model, omitsRole } = completion;
  const content = { parts, ...(omitsRole ? {} : { role: "model" }) };
  return {
    candidates: Array.from({ length: completion.choices }, (_, index) => ({
      content,
      ...more,
      index,
    })),
    usageMetadata: usage,
    modelVersion: model,
    responseId: `response-${number}`,
  };
}

/** Gemini gives no ids. */
function callsOf({ toolCalls }: Completion): object[] {
  return toolCalls.map((call) => ({ functionCall: { name: call.name, args: argumentsOf(call) } }));
}

function endingOf({ finishReason }: Completion): object {
  return { finishReason: vendorWord(finishReasons, finishReason) };
}

function thoughtOf(text: string): object {
  return { text, thought: true };
}

function completionJson(completion: Completion): string {
  const { thoughts, text, pieces, toolCalls } = completion;
  const parts = [
    ...(thoughts.length === 0 ? [] : [thoughtOf(thoughts.join(""))]),
    ...(text === "" && toolCalls.length > 0 ? [] : [{ text }]),
    ...callsOf(completion),
  ];
  const more = { ...endingOf(completion), ...logprobsOf(pieces, completion) };
  return JSON.stringify(responseOf(completion, { parts, more, usage: wireUsage(completion) }));
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\r\n\r\n`;
}

/** Every event reports the usage so far. */
function streamFrames(completion: Completion): StreamFrames {
  const usage = wireUsage(completion);
  const prompt = usage?.["promptTokenCount"];
  const soFar = usage && { promptTokenCount: prompt, totalTokenCount: prompt };
  const part = (parts: readonly object[], more: object = {}): string =>
    event(responseOf(completion, { parts, more, usage: soFar }));
  const last = { parts: [{ text: "" }], more: endingOf(completion), usage };
  const frames = [
    "",
    ...completion.thoughts.map((thought) => part([thoughtOf(thought)])),
    ...completion.pieces.map((text) => part([{ text }], logprobsOf([text], completion))),
    ...callsOf(completion).map((call) => part([call])),
    event(responseOf(completion, last)),
  ];
  return { frames, end: [] };
}

const statuses: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

function errorBody({ status, message }: WireError): object {
  return geminiError(status, statuses[status] ?? "INTERNAL", message);
}

const failure = geminiError(503, "UNAVAILABLE", "The model is overloaded.");

function modelInfo(id: string): object {
  return {
    name: `models/${id}`,
    version: "001",
    displayName: id,
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ["generateContent", "countTokens"],
    temperature: 1,
    thinking: true,
  };
}

/** Google's Gemini API. */
export const gemini: WireStyle = {
  name: "gemini",
  basePath: "",
  names,
  finishReasons,
  required: [],
  routeOf,
  json: completionJson,
  stream: streamFrames,
  streamType: "text/event-stream",
  keepAlive: ": keep-alive\r\n\r\n",
  garbage: "data: {oops\r\n\r\n",
  noChoices: "{}",
  failure,
  failureFrame: event(failure),
  errorBody,
  faults: geminiFaults,
  unknownModel: (id) => ({
    status: 404,
    body: geminiError(404, "NOT_FOUND", `models/${id} is not found for API version v1beta`),
  }),
  modelList: (ids) => ({ models: ids.map((id) => modelInfo(id)) }),
  modelInfo,
};
