import type { CalledModel } from "@moagraph/provider-kit";
import {
  eventFrames,
  reportedCounts,
  type ReplyReport,
  type Wire,
} from "@moagraph/provider-kit/langchain";
import {
  checkTexts,
  claudeConflicts,
  type Dialect,
  type Fields,
  fieldsOf,
  wrongType,
} from "@moagraph/provider-kit/vendor";

const dialect: Dialect = {
  parameters: {
    temperature: ["temperature"],
    topP: ["top_p"],
    stop: ["stop_sequences"],
    seed: ["seed"],
    reasoningEffort: ["output_config.effort", "thinking"],
    topLogprobs: ["top_logprobs"],
  },
  changes: [],
  conflicts: claudeConflicts({
    thinking: "thinking",
    maxTokens: "max_tokens",
    temperature: "temperature",
    topP: "top_p",
    toolChoice: "tool_choice",
  }),
  roles: () => [],
};

const pieces = ["text", "thinking", "signature", "partial_json"];

/** Anthropic's Messages API. */
export function anthropicWire(call: CalledModel): Wire {
  return {
    dialect,
    path: () => "/v1/messages",
    frames: eventFrames,
    readReply(reply, report) {
      const { content } = reply;
      if (!Array.isArray(content)) {
        throw wrongType(call, { of: "reply", path: "content", found: content, expected: "a list" });
      }
      readModel(reply, report);
      readEnd(reply, report);
      report.usage = usageOf(fieldsOf(reply["usage"]));
    },
    readPart(part, report) {
      const message = fieldsOf(part["message"]);
      readModel(message, report);
      readUsage(fieldsOf(message?.["usage"] ?? part["usage"]), report);
      const delta = fieldsOf(part["delta"]) ?? {};
      checkTexts(call, delta, { names: pieces, path: "delta" });
      readEnd(delta, report);
      // LangChain's package fails without counts. The report has them.
      if (part["type"] === "message_start") Object.assign(message ?? {}, { usage: {} });
      if (part["type"] === "message_delta") Object.assign(part, { usage: {} });
    },
  };
}

function readModel(message: Fields | undefined, report: ReplyReport): void {
  if (typeof message?.["model"] === "string") report.model = message["model"];
}

/** Counts of later parts replace those of earlier ones. */
function readUsage(usage: Fields | undefined, report: ReplyReport): void {
  if (usage === undefined) return;
  const known = Object.entries(usage).filter(([, value]) => value !== null);
  report.sentUsage = { ...report.sentUsage, ...Object.fromEntries(known) };
  report.usage = usageOf(report.sentUsage);
}

function readEnd({ stop_reason: reason, stop_details }: Fields, report: ReplyReport): void {
  if (typeof reason === "string") report.finishReason = reason;
  const explanation = fieldsOf(stop_details)?.["explanation"];
  if (typeof explanation === "string") report.refusal = explanation;
}

/** `input_tokens` are those that were neither read from the cache nor written to it. */
function usageOf(usage: Fields = {}): ReplyReport["usage"] {
  const { input_tokens: input, output_tokens: output, output_tokens_details: details } = usage;
  const cached = usage["cache_read_input_tokens"] ?? 0;
  const written = usage["cache_creation_input_tokens"] ?? 0;
  return reportedCounts({
    input: Number(input ?? Number.NaN) + Number(cached) + Number(written),
    output,
    cached,
    written,
    reasoning: fieldsOf(details)?.["thinking_tokens"],
  });
}
