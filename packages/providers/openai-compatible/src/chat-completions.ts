import type { ModelCapabilities, OutputLimitName } from "@moagraph/provider-kit";
import {
  type Dialect,
  messageRoles,
  type RequestBody,
  roleChanges,
} from "@moagraph/provider-kit/vendor";

/** How requests for `/chat/completions` have what a model may not accept. */
export const chatCompletions: Dialect = {
  parameters: {
    temperature: ["temperature"],
    topP: ["top_p"],
    stop: ["stop"],
    seed: ["seed"],
    streamOptions: ["stream_options"],
    reasoningEffort: ["reasoning_effort", "reasoning.effort"],
    topLogprobs: ["top_logprobs", "logprobs"],
  },
  // A stream is asked for before its options are left out.
  changes: [
    ["streamingOnly", streamedOnly],
    ["streaming", neverStreamed],
    ["outputLimitName", withLimitName],
    ...roleChanges,
  ],
  roles: messageRoles,
};

function streamedOnly(body: RequestBody, { streamingOnly }: ModelCapabilities): RequestBody {
  if (streamingOnly !== true || body["stream"] === true) return body;
  return { ...body, stream: true, stream_options: { include_usage: true } };
}

function neverStreamed(body: RequestBody, known: ModelCapabilities): RequestBody {
  if (known.streaming !== false || known.streamingOnly === true || body["stream"] !== true)
    return body;
  const { stream_options: _, ...others } = body;
  return { ...others, stream: false };
}

const otherLimitName: Readonly<Record<OutputLimitName, OutputLimitName>> = {
  max_tokens: "max_completion_tokens",
  max_completion_tokens: "max_tokens",
};

function withLimitName(body: RequestBody, { outputLimitName }: ModelCapabilities): RequestBody {
  if (outputLimitName === undefined) return body;
  const other = otherLimitName[outputLimitName];
  if (body[other] === undefined || body[outputLimitName] !== undefined) return body;
  const { [other]: limit, ...others } = body;
  return { ...others, [outputLimitName]: limit };
}
