import type { AIMessage, UsageMetadata } from "@langchain/core/messages";

/** The counts of a vendor's usage. */
export interface Counts {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
}

/** Whether a vendor's usage has both counts, as whole numbers. Else it is no report. */
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
 * Sets a whole reply's usage right: LangChain drops counts of zero, and where the vendor reports
 * none it leaves an object without counts, which would pass for a report.
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
