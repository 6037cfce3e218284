import type { CalledModel } from "@moagraph/provider-kit";
import {
  eventFrames,
  reportedCounts,
  type ReplyReport,
  type Wire,
} from "@moagraph/provider-kit/langchain";
import {
  checkPromptFeedback,
  count,
  type Dialect,
  type Fields,
  fieldsOf,
  malformed,
  objectsIn,
  type RequestBody,
} from "@moagraph/provider-kit/vendor";
import { googleModelId } from "./google-model-id.js";
import { readLogprobs } from "./read-logprobs.js";

const config = "generationConfig";

const dialect: Dialect = {
  parameters: {
    temperature: [`${config}.temperature`],
    topP: [`${config}.topP`],
    stop: [`${config}.stopSequences`],
    seed: [`${config}.seed`],
    reasoningEffort: [`${config}.thinkingConfig`],
    topLogprobs: [`${config}.logprobs`, `${config}.responseLogprobs`],
  },
  changes: [
    [
      "systemRole",
      (body, { systemRole }) =>
        systemRole === false && body["systemInstruction"] !== undefined
          ? withoutSystem(body)
          : body,
    ],
  ],
  roles: ({ systemInstruction }) => (systemInstruction === undefined ? [] : ["system"]),
};

/** Puts the system text before the user's first message. Gemma refuses it elsewhere. */
function withoutSystem({ systemInstruction, ...body }: RequestBody): RequestBody {
  const system = fieldsOf(systemInstruction)?.["parts"] as unknown[];
  const [first, ...rest] = body["contents"] as { role: string; parts: unknown[] }[];
  const opening =
    first?.role === "user"
      ? [{ ...first, parts: [...system, ...first.parts] }]
      : [{ role: "user", parts: system }, ...(first === undefined ? [] : [first])];
  return { ...body, contents: [...opening, ...rest] };
}

/** The Gemini API. */
export function googleWire(call: CalledModel): Wire {
  const path = `/v1beta/models/${encodeURIComponent(googleModelId(call.model))}`;
  return {
    dialect,
    path: (isStreamed) =>
      isStreamed ? `${path}:streamGenerateContent?alt=sse` : `${path}:generateContent`,
    frames: eventFrames,
    readReply(reply, report) {
      readPart(call, reply, report);
      const [candidate] = candidatesIn(call, reply);
      if (candidate === undefined) throw malformed(call, "sent a reply without candidates");
      // Google sends none beside some finish reasons.
      if (candidate["content"] === undefined) Object.assign(candidate, { content: { parts: [] } });
    },
    readPart: (part, report) => readPart(call, part, report),
  };
}

function readPart(call: CalledModel, part: Fields, report: ReplyReport): void {
  checkPromptFeedback(call, part);
  if (typeof part["modelVersion"] === "string") report.model = part["modelVersion"];
  report.usage = usageOf(fieldsOf(part["usageMetadata"])) ?? report.usage;
  const [candidate] = candidatesIn(call, part);
  if (candidate === undefined) return;
  const { finishReason: reason, content, logprobsResult } = candidate;
  if (typeof reason === "string" && reason !== "") report.finishReason = reason;
  objectsIn(call, fieldsOf(content)?.["parts"], "candidates[0].content.parts");
  readLogprobs(fieldsOf(logprobsResult), report);
}

function candidatesIn(call: CalledModel, { candidates }: Fields): readonly Fields[] {
  return objectsIn(call, candidates, "candidates");
}

/** Google counts thoughts beside the reply, and leaves out counts of 0. */
function usageOf(usage: Fields | undefined): ReplyReport["usage"] {
  if (usage === undefined) return undefined;
  const { promptTokenCount: prompt, candidatesTokenCount: visible = 0 } = usage;
  const { thoughtsTokenCount: thoughts, toolUsePromptTokenCount: ofTools } = usage;
  return reportedCounts({
    input: count(prompt) === undefined ? undefined : Number(prompt) + (count(ofTools) ?? 0),
    output: Number(visible) + (count(thoughts) ?? 0),
    cached: usage["cachedContentTokenCount"],
    reasoning: thoughts,
  });
}
