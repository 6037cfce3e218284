import type { UsageMetadata } from "@langchain/core/messages";
import { count, type Fields } from "@moagraph/provider-kit/vendor";

/** Names of the same count at different vendors, in the order of preference. */
const promptNames = ["prompt_tokens", "input_tokens"];
const replyNames = ["completion_tokens", "output_tokens"];
const promptDetails = ["prompt_tokens_details", "input_tokens_details"];
const replyDetails = ["completion_tokens_details", "output_tokens_details"];
/** DeepSeek, Moonshot and Mistral report cached tokens beside the counts. */
const cachedNames = ["cached_tokens", "prompt_cache_hit_tokens", "num_cached_tokens"];

/**
 * The usage that a vendor reports. It counts as reported only with both counts as whole numbers.
 *
 * The tokens of the reply include its reasoning. xAI and Gemini count reasoning in `total_tokens`
 * only, so it is added; other vendors include it, so it is not added twice.
 */
export function reportedUsage(usage: unknown): UsageMetadata | undefined {
  const fields = fieldsOf(usage);
  const input = countIn(fields, promptNames);
  const visible = countIn(fields, replyNames);
  if (input === undefined || visible === undefined) return undefined;
  const cached = detail(fields, promptDetails, "cached_tokens") ?? countIn(fields, cachedNames);
  const stated =
    detail(fields, replyDetails, "reasoning_tokens") ?? count(fields["reasoning_tokens"]);
  const outside = outsideTokens({ fields, input, visible, cached, stated });
  const output = visible + outside;
  const reasoning = stated ?? (outside > 0 ? outside : undefined);
  return {
    input_tokens: input,
    output_tokens: output,
    total_tokens: input + output,
    ...(cached === undefined ? {} : { input_token_details: { cache_read: cached } }),
    ...(reasoning === undefined ? {} : { output_token_details: { reasoning } }),
  };
}

interface Counted {
  readonly fields: Fields;
  readonly input: number;
  readonly visible: number;
  readonly cached: number | undefined;
  readonly stated: number | undefined;
}

/** Reasoning tokens that are not part of the reply's count. */
function outsideTokens({ fields, input, visible, cached, stated }: Counted): number {
  const total = count(fields["total_tokens"]);
  // More reasoning than reply tokens cannot be a part of them.
  if (total === undefined) return stated !== undefined && stated > visible ? stated : 0;
  const rest = Math.max(0, total - input - visible);
  if (stated !== undefined) return Math.min(rest, stated);
  // Some gateways count cached tokens of the prompt in the total only.
  return rest === cached || rest === count(fields["cache_creation_input_tokens"]) ? 0 : rest;
}

/** Ticks per US dollar in xAI's `cost_in_usd_ticks`: https://docs.x.ai/developers/cost-tracking */
const ticksPerUsd = 1e10;

/** The cost that a vendor states, in US dollars: OpenRouter, Perplexity, DeepInfra and xAI. */
export function reportedCostUsd(usage: unknown): number | undefined {
  const fields = fieldsOf(usage);
  const ticks = amount(fields["cost_in_usd_ticks"]);
  if (ticks !== undefined) return ticks / ticksPerUsd;
  const cost =
    amount(fields["cost"]) ??
    amount(fieldsOf(fields["cost"])["total_cost"]) ??
    amount(fields["estimated_cost"]);
  return cost === undefined ? undefined : cost + upstreamCostUsd(fields);
}

/** With a key of one's own at OpenRouter, `cost` is only its fee. */
function upstreamCostUsd(fields: Fields): number {
  if (fields["is_byok"] !== true) return 0;
  return amount(fieldsOf(fields["cost_details"])["upstream_inference_cost"]) ?? 0;
}

function countIn(fields: Fields, names: readonly string[]): number | undefined {
  const name = names.find((each) => fields[each] != null);
  return name === undefined ? undefined : count(fields[name]);
}

function detail(fields: Fields, names: readonly string[], key: string): number | undefined {
  return names.map((name) => count(fieldsOf(fields[name])[key])).find((each) => each !== undefined);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function amount(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
