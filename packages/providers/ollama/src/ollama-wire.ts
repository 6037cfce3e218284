import type { CalledModel } from "@moagraph/provider-kit";
import {
  addTokens,
  lineFrames,
  reportedCounts,
  type ReplyReport,
  type TokenLogProbability,
  type Wire,
} from "@moagraph/provider-kit/langchain";
import {
  checkTexts,
  type Dialect,
  type Fields,
  fieldsOf,
  messageRoles,
  roleChanges,
  wrongType,
} from "@moagraph/provider-kit/vendor";
import { withNextCommand } from "./with-next-command.js";

const dialect: Dialect = {
  parameters: {
    temperature: ["options.temperature"],
    topP: ["options.top_p"],
    stop: ["options.stop"],
    seed: ["options.seed"],
    reasoningEffort: ["think"],
    topLogprobs: ["top_logprobs", "logprobs"],
  },
  changes: roleChanges,
  roles: messageRoles,
};

/** Ollama's own API: a reply is one line of JSON, a stream has many. */
export function ollamaWire(call: CalledModel): Wire {
  const read = (part: Fields, report: ReplyReport): void => {
    checkMessage(call, part["message"]);
    if (typeof part["model"] === "string") report.model = part["model"];
    readEnd(part, report);
    readLogprobs(part["logprobs"], report);
  };
  return {
    dialect,
    path: () => "/api/chat",
    frames: lineFrames,
    readReply: read,
    readPart: read,
    explained: (error) => withNextCommand(call, error),
  };
}

function checkMessage(call: CalledModel, found: unknown): void {
  const message = fieldsOf(found);
  if (message !== undefined)
    return checkTexts(call, message, { names: ["content", "thinking"], path: "message" });
  throw wrongType(call, { of: "reply", path: "message", found, expected: "an object" });
}

/** The last part has the reason, which old versions leave out, and the counts, unless they are 0. */
function readEnd(part: Fields, report: ReplyReport): void {
  if (part["done"] !== true) return;
  const { done_reason: reason, prompt_eval_count: input, eval_count: output } = part;
  report.finishReason = typeof reason === "string" && reason !== "" ? reason : "stop";
  if (input === undefined && output === undefined) return;
  report.usage = reportedCounts({ input: input ?? 0, output: output ?? 0 });
}

function readLogprobs(sent: unknown, report: ReplyReport): void {
  if (!Array.isArray(sent)) return;
  const tokens = (sent as Partial<TokenLogProbability>[]).map(
    ({ token = "", logprob = 0, top_logprobs = [] }) => ({ token, logprob, top_logprobs }),
  );
  addTokens(report, tokens);
}
