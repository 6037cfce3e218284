import type { BaseMessage } from "@langchain/core/messages";
import type { Call, CallError, CallStatus, InnerCall } from "@moagraph/core";
import { isRecord } from "../is-record.js";
import { aborted } from "./error-type.js";

/** How a call ended, and what it took. */
export interface Outcome {
  readonly status: CallStatus;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens?: number | undefined;
  readonly reasoningTokens?: number | undefined;
  readonly usageSource?: Call["usageSource"];
  readonly costUsd?: number | null;
  readonly finishReason?: Call["finishReason"];
  readonly error?: Pick<CallError, "code"> & Partial<CallError>;
}

/** The outcome of a model that an agent asked. Its price is that of the agent's call. */
export function outcomeOfInner(inner: InnerCall): Outcome {
  return { ...inner, status: inner.error === undefined ? "ok" : statusOf(inner.error.code) };
}

/** The outcome of a call that is in no ledger, from its reply. */
export function outcomeOfReply(reply: BaseMessage | undefined, code: string | undefined): Outcome {
  const usage = reply !== undefined && "usage_metadata" in reply ? reply.usage_metadata : undefined;
  const { input_tokens, output_tokens, ...more } = isRecord(usage) ? usage : {};
  return {
    status: code === undefined ? "ok" : statusOf(code),
    ...(code === undefined ? {} : { error: { code } }),
    inputTokens: countIn(input_tokens) ?? 0,
    outputTokens: countIn(output_tokens) ?? 0,
    cachedInputTokens: detailIn(more["input_token_details"], "cache_read"),
    reasoningTokens: detailIn(more["output_token_details"], "reasoning"),
  };
}

function statusOf(code: string): CallStatus {
  return code === aborted ? "aborted" : "failed";
}

function detailIn(details: unknown, key: string): number | undefined {
  return isRecord(details) ? countIn(details[key]) : undefined;
}

function countIn(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 ? value : undefined;
}
