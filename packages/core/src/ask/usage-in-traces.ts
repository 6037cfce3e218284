import { AIMessage, type AIMessageChunk } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { RunnableConfig } from "@langchain/core/runnables";
import { areTraced, UsageReporter } from "../langgraph/internals/traces/usage-reporter.js";
import { type TracedUsage, tracedUsage } from "../ledger/traced-usage.js";
import { usageOf } from "../ledger/usage.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call/call-request.js";
import { readWhole, type ReadAs } from "./reply/ask-model.js";
import { callCharacters, type Reply, reportIn } from "./reply/reply.js";

/** The config of a request whose tracers are told tokens and cost as the ledger has them. */
export function withUsageInTraces(
  config: RunnableConfig,
  request: CallRequest,
  attempt: Pick<Attempt, "target">,
  readAs: ReadAs,
): RunnableConfig {
  const { callbacks } = config;
  if (!areTraced(callbacks)) return config;
  const reporter = new UsageReporter((result) => {
    const reply = replyIn(result, readAs);
    return reply && usageOfReply(reply, request, attempt);
  });
  return { ...config, callbacks: reporter.before(callbacks) };
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
