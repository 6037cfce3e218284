import type { RequestMessage } from "../test-request.js";
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
import { eventFrame } from "./event-frame.js";
import { bedrockFault, bedrockFaults } from "./faults/bedrock-faults.js";
import { argumentPieces, argumentsOf, namedToolCalls } from "./tool-calls.js";
import { vendorWord } from "./vendor-word.js";
import type { ReceivedRequest, Route, StreamFrames, WireStyle } from "./wire-style.js";

const names = {
  temperature: "temperature",
  topP: "topP",
  maxOutputTokens: "maxTokens",
  stop: "stopSequences",
  reasoningEffort: "additionalModelRequestFields",
} as const;

const known = [
  "messages",
  "system",
  "inferenceConfig",
  "additionalModelRequestFields",
  "toolConfig",
  "outputConfig",
];

const finishReasons = {
  stop: "end_turn",
  length: "max_tokens",
  tool_calls: "tool_use",
  content_filter: "content_filtered",
};

/** The model and the method are in the path: `/model/anthropic.claude/converse`. */
function routeOf({ path, body }: ReceivedRequest): Route | undefined {
  if (path === "/foundation-models") return { kind: "models" };
  const [, model, method] = /^\/model\/([^/]+)\/(converse|converse-stream)$/.exec(path) ?? [];
  if (model === undefined) return undefined;
  return chatRoute(decodeURIComponent(model), body, method === "converse-stream");
}

function chatRoute(model: string, body: Fields, isStreamed: boolean): Route {
  const config = objectIn(body["inferenceConfig"]);
  const more = objectIn(body["additionalModelRequestFields"]);
  const request = {
    model,
    messages: [...systemOf(body), ...messagesIn(body["messages"])],
    isStreamed,
    temperature: config["temperature"],
    topP: config["topP"],
    maxOutputTokens: config["maxTokens"],
    stop: config["stopSequences"],
    seed: undefined,
    reasoningEffort: more["reasoning_effort"] ?? objectIn(more["output_config"])["effort"],
    topLogprobs: undefined,
    tools: listIn(objectIn(body["toolConfig"])["tools"]),
    toolChoice: choiceIn(objectIn(body["toolConfig"])),
    format: formatIn(objectIn(body["outputConfig"])),
    others: [
      ...otherNames(body, known),
      ...otherNames(config, Object.values(names)),
      ...otherNames(more, ["reasoning_effort", "output_config"]),
    ],
  };
  return { kind: "chat", request };
}

function choiceIn({ toolChoice: choice }: Fields): string | undefined {
  if (choice === undefined) return undefined;
  const { tool, ...others } = objectIn(choice);
  return tool === undefined ? Object.keys(others)[0] : textIn(objectIn(tool)["name"]);
}

/** The schema is a text. */
function formatIn({ textFormat }: Fields): ChatRequest["format"] {
  if (textFormat === undefined) return undefined;
  const { schema } = objectIn(objectIn(objectIn(textFormat)["structure"])["jsonSchema"]);
  return { schema: JSON.parse(textIn(schema)) as unknown };
}

function systemOf({ system }: Fields): RequestMessage[] {
  return listIn(system).map((part) => ({ role: "system", content: [part] }));
}

/** `inputTokens` are those that were not read from the cache. */
function usageOf({ usage }: Completion): object {
  if (usage === undefined) return {};
  const { inputTokens, outputTokens, cachedTokens } = usage;
  const cached =
    cachedTokens === undefined
      ? {}
      : { cacheReadInputTokens: cachedTokens, cacheWriteInputTokens: 0 };
  return {
    usage: {
      inputTokens: inputTokens - (cachedTokens ?? 0),
      outputTokens,
      totalTokens: inputTokens + outputTokens,
      ...cached,
    },
  };
}

function stopReasonOf({ finishReason }: Completion): object {
  return { stopReason: vendorWord(finishReasons, finishReason) };
}

const signature = "c2ln";

function contentOf(completion: Completion): object[] {
  const { thoughts, text, toolCalls } = completion;
  const reasoningText = { text: thoughts.join(""), signature };
  return [
    ...(thoughts.length === 0 ? [] : [{ reasoningContent: { reasoningText } }]),
    ...(text === "" && toolCalls.length > 0 ? [] : [{ text }]),
    ...namedToolCalls(completion, "tooluse").map((call) => ({
      toolUse: { toolUseId: call.id, name: call.name, input: argumentsOf(call) },
    })),
  ];
}

const metrics = { latencyMs: 100 };

function completionJson(completion: Completion): string {
  return JSON.stringify({
    output: { message: { ...roleOf(completion), content: contentOf(completion) } },
    ...stopReasonOf(completion),
    ...usageOf(completion),
    metrics,
  });
}

function event(type: string, payload: object): Buffer {
  const headers = {
    ":event-type": type,
    ":content-type": "application/json",
    ":message-type": "event",
  };
  return eventFrame(headers, JSON.stringify(payload));
}

/** The events of one content block: the last delta also closes it. */
function blockFrames(contentBlockIndex: number, deltas: readonly object[]): Buffer[] {
  return deltas.map((delta, at) => {
    const frame = event("contentBlockDelta", { contentBlockIndex, delta });
    if (at < deltas.length - 1) return frame;
    return Buffer.concat([frame, event("contentBlockStop", { contentBlockIndex })]);
  });
}

function toolFrames(first: number, completion: Completion): Buffer[] {
  return namedToolCalls(completion, "tooluse").map((call, at) => {
    const contentBlockIndex = first + at;
    const toolUse = { toolUseId: call.id, name: call.name };
    const start = event("contentBlockStart", { contentBlockIndex, start: { toolUse } });
    const deltas = argumentPieces(call).map((input) => ({ toolUse: { input } }));
    return Buffer.concat([start, ...blockFrames(contentBlockIndex, deltas)]);
  });
}

function streamFrames(completion: Completion): StreamFrames {
  const { thoughts, pieces } = completion;
  const reasoning = [
    ...thoughts.map((text) => ({ reasoningContent: { text } })),
    ...(thoughts.length === 0 ? [] : [{ reasoningContent: { signature } }]),
  ];
  const text = pieces.map((piece) => ({ text: piece }));
  const index = thoughts.length === 0 ? 0 : 1;
  const frames = [
    event("messageStart", roleOf(completion)),
    ...blockFrames(0, reasoning),
    ...blockFrames(index, text),
    ...toolFrames(index + 1, completion),
    event("messageStop", stopReasonOf(completion)),
  ];
  return { frames, end: [event("metadata", { ...usageOf(completion), metrics })] };
}

const failure = { message: "Bedrock is unable to process your request." };

function failureFrame(): Buffer {
  const headers = {
    ":exception-type": "serviceUnavailableException",
    ":content-type": "application/json",
    ":message-type": "exception",
  };
  return eventFrame(headers, JSON.stringify(failure));
}

/** A frame whose checksum is wrong. */
function garbage(): Buffer {
  const frame = event("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "oops" } });
  frame.writeUInt32BE(0, frame.length - 4);
  return frame;
}

function modelInfo(id: string): object {
  return {
    modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${id}`,
    modelId: id,
    modelName: id,
    providerName: "Test",
    inputModalities: ["TEXT"],
    outputModalities: ["TEXT"],
    responseStreamingSupported: true,
    inferenceTypesSupported: ["ON_DEMAND"],
    modelLifecycle: { status: "ACTIVE" },
  };
}

/** Amazon Bedrock's Converse. Streams are binary. */
export const bedrock: WireStyle = {
  name: "bedrock",
  basePath: "",
  names,
  finishReasons,
  required: [],
  routeOf,
  json: completionJson,
  stream: streamFrames,
  streamType: "application/vnd.amazon.eventstream",
  keepAlive: event("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "" } }),
  garbage: garbage(),
  noChoices: "{}",
  failure,
  failureFrame: failureFrame(),
  errorBody: ({ message }) => ({ message }),
  faults: bedrockFaults,
  unknownModel: () =>
    bedrockFault(400, "ValidationException", "The provided model identifier is invalid."),
  modelList: (ids) => ({ modelSummaries: ids.map((id) => modelInfo(id)) }),
  modelInfo,
};
