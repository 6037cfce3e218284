import { AIMessage, type AIMessageChunk } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { RunnableConfig } from "@langchain/core/runnables";
import {
  areTraced,
  type UsageOf,
  withUsageReporter,
} from "../langgraph/internals/traces/usage-reporter.js";
import { type TracedUsage, tracedUsage, usageInTraces } from "../ledger/traced-usage.js";
import { estimatedUsage, hasText, usageOf } from "../ledger/usage.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call/call-request.js";
import { readWhole, type ReadAs } from "./reply/ask-model.js";
import { callCharacters, type Reply, reportIn } from "./reply/reply.js";

/** The config of a request whose tracers get tokens and cost as the ledger has them. */
export function withUsageInTraces(
  config: RunnableConfig,
  request: CallRequest,
  attempt: Pick<Attempt, "target" | "received">,
  readAs: ReadAs,
): RunnableConfig {
  const { callbacks, signal } = config;
  if (!areTraced(callbacks)) return config;
  const reported = usageOfResult(request, attempt, readAs, signal);
  return { ...config, callbacks: withUsageReporter(callbacks, reported) };
}

/** Apart from its caller: a function that has a closure allocates for it in each call. */
function usageOfResult(
  request: CallRequest,
  attempt: Pick<Attempt, "target" | "received">,
  readAs: ReadAs,
  signal: AbortSignal | undefined,
): UsageOf {
  return (_, result) => {
    if (result === undefined) return usageOfBroken(attempt, signal?.aborted === true);
    const reply = replyIn(result, readAs);
    return reply && usageOfReply(reply, request, attempt);
  };
}

/** The estimate of the ledger for a request that was cancelled, or whose stream broke. */
function usageOfBroken(
  attempt: Pick<Attempt, "target" | "received">,
  isCutOff: boolean,
): TracedUsage | undefined {
  const { model, prompt } = attempt.target;
  const received = attempt.received();
  return isCutOff || hasText(received)
    ? usageInTraces(estimatedUsage(prompt.messages, received, model), model.facts)
    : undefined;
}

/** `undefined` if the call will fail because of its reply. */
function replyIn({ generations }: LLMResult, readAs: ReadAs): Reply | undefined {
  const { message } = (generations[0]?.[0] ?? {}) as { readonly message?: unknown };
  if (!AIMessage.isInstance(message)) return undefined;
  try {
    return readWhole(message as AIMessageChunk, readAs);
  } catch {
    return undefined;
  }
}

function usageOfReply(
  reply: Reply,
  { round }: CallRequest,
  { target: { model, prompt } }: Pick<Attempt, "target">,
): TracedUsage {
  const received = { ...reply, otherCharacters: callCharacters(reply) };
  // Of a round that is over before its reply, the ledger has an estimate.
  const report =
    round?.text?.isOver === true ? { ...reportIn(reply), usage: undefined } : reportIn(reply);
  return tracedUsage(usageOf(received, report, prompt.messages, model), report, model.facts);
}
