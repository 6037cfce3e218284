import { type CalledModel, errorFromResponse } from "@moagraph/provider-kit";
import {
  addTokens,
  eventFrames,
  reportedCounts,
  type ReplyReport,
  type TokenLogProbability,
  type Wire,
} from "@moagraph/provider-kit/langchain";
import {
  type Dialect,
  type Fields,
  fieldsOf,
  messageRoles,
  roleChanges,
  wrongType,
} from "@moagraph/provider-kit/vendor";

const dialect: Dialect = {
  parameters: {
    temperature: ["temperature"],
    topP: ["p"],
    stop: ["stop_sequences"],
    seed: ["seed"],
    reasoningEffort: ["thinking"],
    topLogprobs: ["logprobs"],
  },
  changes: roleChanges,
  roles: messageRoles,
};

/**
 * The second version of Cohere's chat API.
 *
 * @param topLogprobs - The alternatives that are requested. Cohere gives none, which is noted.
 */
export function cohereWire(call: CalledModel, topLogprobs: number | undefined): Wire {
  const read = (sent: unknown, report: ReplyReport): void => {
    if (!Array.isArray(sent)) return;
    readLogprobs(sent, report);
    if (topLogprobs !== undefined && topLogprobs > 0) report.adapted = withoutAlternatives(report);
  };
  return {
    dialect,
    path: () => "/v2/chat",
    frames: eventFrames,
    readReply(reply, report) {
      const { message, logprobs } = reply;
      if (fieldsOf(message) === undefined) {
        throw wrongType(call, {
          of: "reply",
          path: "message",
          found: message,
          expected: "an object",
        });
      }
      readEnd(call, reply, report);
      read(logprobs, report);
    },
    readPart({ type, delta, logprobs }, report) {
      if (type === "message-end") readEnd(call, fieldsOf(delta) ?? {}, report);
      read(logprobs === undefined ? undefined : [logprobs], report);
    },
  };
}

/** Finish reasons of replies that are not complete, and what Cohere says of them. */
const failures: Readonly<Record<string, string>> = {
  ERROR: "internal server error",
  TIMEOUT: "the service timed out",
  ERROR_LIMIT: "the reply exceeds the maximum context length",
};

function readEnd(call: CalledModel, end: Fields, report: ReplyReport): void {
  const { finish_reason: reason, usage, error } = end;
  const failure = failures[String(reason)];
  if (failure !== undefined || typeof error === "string")
    throw errorFromResponse(call, { body: { message: error ?? failure } });
  if (typeof reason === "string") report.finishReason = reason;
  const { tokens, billed_units: billed, cached_tokens: cached } = fieldsOf(usage) ?? {};
  const counts = fieldsOf(tokens) ?? fieldsOf(billed);
  if (counts === undefined) return;
  const { input_tokens: input, output_tokens: output } = counts;
  report.usage = reportedCounts({ input, output, cached });
}

function withoutAlternatives({ adapted }: ReplyReport): readonly string[] {
  return [...new Set([...adapted, "topLogprobs"])];
}

/** Cohere gives no alternatives. A part can have several tokens. */
function readLogprobs(sent: readonly unknown[], report: ReplyReport): void {
  const tokens = sent.map(fieldsOf).map((part = {}): TokenLogProbability => {
    const { text, logprobs } = part;
    const each = Array.isArray(logprobs) ? logprobs.map(Number) : [];
    const logprob = each.reduce((sum, one) => sum + one, 0);
    return { token: typeof text === "string" ? text : "", logprob, top_logprobs: [] };
  });
  addTokens(report, tokens);
}
