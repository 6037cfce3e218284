import type { AIMessage, UsageMetadata } from "@langchain/core/messages";

/** The token counts that a vendor reports. */
export interface Counts {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
}

/**
 * Whether a vendor's usage has both counts, as whole numbers. Otherwise it does not count as
 * reported.
 */
export function hasCounts(usage: unknown): usage is Counts {
  const { prompt_tokens, completion_tokens } = (usage ?? {}) as Partial<
    Record<keyof Counts, unknown>
  >;
  return isCount(prompt_tokens) && isCount(completion_tokens);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/**
 * Corrects the usage of a complete reply. LangChain drops counts of zero. If the vendor reports
 * none, LangChain leaves an object without counts, which would look like a report.
 */
export function reportedUsage(message: AIMessage): UsageMetadata | undefined {
  const usage: unknown = message.response_metadata["usage"];
  if (!hasCounts(usage)) return undefined;
  return {
    ...(message.usage_metadata as UsageMetadata | undefined),
    input_tokens: usage.prompt_tokens,
    output_tokens: usage.completion_tokens,
    total_tokens: usage.prompt_tokens + usage.completion_tokens,
  };
}
