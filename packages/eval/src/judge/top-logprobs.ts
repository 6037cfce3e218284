import type { BaseMessage } from "@langchain/core/messages";
import { isRecord } from "../data/is-record.js";
import type { JudgeReply, TokenLogprob } from "./judge-task.js";

/**
 * The alternatives for the first token of a reply, from `response_metadata.logprobs` in OpenAI's format, which all
 * providers use. Empty if the vendor sent none.
 */
export function topLogprobsOf(message: BaseMessage | undefined): Pick<JudgeReply, "topLogprobs"> {
  const logprobs: unknown = message?.response_metadata["logprobs"];
  const tokens = isRecord(logprobs) ? logprobs["content"] : undefined;
  const first: unknown = Array.isArray(tokens) ? tokens[0] : undefined;
  const alternatives = isRecord(first) ? first["top_logprobs"] : undefined;
  if (!Array.isArray(alternatives)) return {};
  return { topLogprobs: alternatives.flatMap((each: unknown) => alternativeIn(each)) };
}

function alternativeIn(value: unknown): TokenLogprob[] {
  if (!isRecord(value)) return [];
  const { token, logprob } = value;
  return typeof token === "string" && typeof logprob === "number" ? [{ token, logprob }] : [];
}
