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
  type RequestBody,
  wrongType,
} from "@moagraph/provider-kit/vendor";
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
    ["systemRole", (body, known) => (known.systemRole === false ? withoutSystem(body) : body)],
  ],
  roles: ({ systemInstruction }) => (systemInstruction === undefined ? [] : ["system"]),
};

interface Content {
  readonly role?: string;
  readonly parts: readonly object[];
}

/** Puts the system text before the user's first message. Gemma refuses it elsewhere. */
function withoutSystem(body: RequestBody): RequestBody {
  const { systemInstruction, contents, ...others } = body;
  if (systemInstruction === undefined) return body;
  const { parts } = systemInstruction as Content;
  const [first, ...rest] = contents as readonly Content[];
  const opening =
    first?.role === "user"
      ? [{ ...first, parts: [...parts, ...first.parts] }]
      : [{ role: "user", parts }, ...(first === undefined ? [] : [first])];
  return { ...others, contents: [...opening, ...rest] };
}

/** The Gemini API. */
export function googleWire(call: CalledModel): Wire {
  const path = `/v1beta/models/${encodeURIComponent(call.model)}`;
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
  report.usage = usageOf(fieldsOf(part["usageMetadata"])) ?? report.usage;
  const [candidate] = candidatesIn(call, part);
  if (candidate === undefined) return;
  const { finishReason: reason, content, logprobsResult } = candidate;
  if (typeof reason === "string" && reason !== "") report.finishReason = reason;
  checkContent(call, content);
  readLogprobs(fieldsOf(logprobsResult), report);
}

function candidatesIn(call: CalledModel, { candidates: found }: Fields): readonly Fields[] {
  if (found == null) return [];
  const list = Array.isArray(found) ? found.map(fieldsOf) : [undefined];
  if (!list.includes(undefined)) return list.filter((each) => each !== undefined);
  throw wrongType(call, { of: "reply", path: "candidates", found, expected: "a list of objects" });
}

function checkContent(call: CalledModel, content: unknown): void {
  if (content == null) return;
  const found = fieldsOf(content)?.["parts"] ?? [];
  const isList = Array.isArray(found) && found.every((each) => fieldsOf(each) !== undefined);
  if (isList && fieldsOf(content) !== undefined) return;
  const path = "candidates[0].content.parts";
  throw wrongType(call, { of: "reply", path, found, expected: "a list of objects" });
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
