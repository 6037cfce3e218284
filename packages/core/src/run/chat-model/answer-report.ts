import type { UsageMetadata } from "@langchain/core/messages";
import { withoutCounts } from "../../langgraph/internals/handler-methods.js";
import { type Call, isUsable } from "../../ledger/call.js";
import { type Degradation, degradations } from "../../ledger/degradation.js";
import type { TracedUsage } from "../../ledger/traced-usage.js";
import { sumUsage } from "../../ledger/run-usage.js";
import type { MoaOutput } from "../../runtime/graph-state.js";
import type { OutputModel } from "./output-model.js";

/** What the message of a graph that is called as a model says beside the answer. */
export interface AnswerReport {
  readonly additional_kwargs: Readonly<Record<string, unknown>>;
  readonly response_metadata: Readonly<Record<string, unknown>>;
  readonly usage_metadata: UsageMetadata;
}

/**
 * What is reported of an answer: the vendor's metadata of the reply that became the answer, its model
 * and why it ended, and tokens, cost and ledger of the whole run.
 *
 * @param output - The node that answers.
 * @param earlier - Why the kept proposals that were read are less than planned.
 */
export function reportOf(
  values: MoaOutput,
  output: Pick<OutputModel, "node" | "providerOf">,
  earlier: readonly Degradation[] = [],
): AnswerReport {
  const { ledger, messages } = values;
  const message = messages.findLast(({ type }) => type === "ai");
  const vendors = stated(withoutCounts(message?.response_metadata ?? {}));
  const causes = [...earlier, ...degradations(ledger)];
  return {
    additional_kwargs: { ...message?.additional_kwargs },
    usage_metadata: usageOf(ledger),
    response_metadata: {
      ...writerOf(values, output),
      ...vendors,
      ledger,
      costUsd: sumUsage(ledger).costUsd,
      ...(causes.length === 0 ? {} : { degraded: causes }),
    },
  };
}

/** The usage of a whole run as tracers get it. */
export function usageWithCost({
  usage_metadata: usage,
  response_metadata,
}: AnswerReport): TracedUsage {
  const { costUsd } = response_metadata;
  return typeof costUsd === "number" ? { ...usage, total_cost: costUsd } : usage;
}

/** The model of the call whose text is the answer, in the names that LangChain's packages use. */
function writerOf(
  values: MoaOutput,
  { node, providerOf }: Pick<OutputModel, "node" | "providerOf">,
): Record<string, unknown> {
  const call = callOf(values, node);
  if (call === undefined) return {};
  const { model, finishReason } = call;
  const finish = finishReason === undefined ? {} : { finish_reason: finishReason };
  const provider = providerOf(model);
  const provided = provider === undefined ? {} : { model_provider: provider };
  return { model, model_name: model, ...provided, ...finish };
}

/** A picked answer, or a draft, is the text of a proposal. */
function callOf({ answer, ledger, proposals }: MoaOutput, output: string): Call | undefined {
  const usable = ledger.filter((call) => hasReply(call));
  const own = usable.findLast(({ node }) => node === output);
  const picked = proposals.find(({ text }) => text === answer);
  const writer = usable.findLast(
    ({ node, sample }) => node === picked?.node && sample === picked.sample,
  );
  return writer ?? own;
}

/** A call that sent nothing has no reply, unless it was cached. */
function hasReply(call: Call): boolean {
  return isUsable(call) && (call.attempt > 0 || call.status === "cached");
}

/** Some packages name what their vendor does not say. */
function stated(metadata: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value != null));
}

function usageOf(ledger: readonly Call[]): UsageMetadata {
  const { inputTokens, outputTokens } = sumUsage(ledger);
  const cached = sumOf(ledger.map(({ cachedInputTokens }) => cachedInputTokens));
  const reasoning = sumOf(ledger.map(({ reasoningTokens }) => reasoningTokens));
  return {
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cached === undefined ? {} : { input_token_details: { cache_read: cached } }),
    ...(reasoning === undefined ? {} : { output_token_details: { reasoning } }),
  };
}

/** `undefined` if no call has such a count. */
function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, count) => sum + count, 0);
}
