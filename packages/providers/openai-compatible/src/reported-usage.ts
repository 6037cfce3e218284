import type { AIMessage, UsageMetadata } from "@langchain/core/messages";

/** The usage that a vendor reports; everything may be missing. */
interface WireUsage {
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
}

/**
 * Sets a whole reply's usage right: LangChain drops counts of zero, and where the vendor reports
 * none it leaves an object without counts, which would pass for a report.
 */
export function reportedUsage(message: AIMessage): UsageMetadata | undefined {
  const { prompt_tokens, completion_tokens } = (message.response_metadata["usage"] ??
    {}) as WireUsage;
  if (typeof prompt_tokens !== "number" || typeof completion_tokens !== "number") return undefined;
  return {
    ...(message.usage_metadata as UsageMetadata | undefined),
    input_tokens: prompt_tokens,
    output_tokens: completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
  };
}
