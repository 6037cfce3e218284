import { z } from "zod";
import { longestMs } from "./timeouts.js";

/**
 * What a run may take at most. What is not given is not limited.
 *
 * Tries after the first and fallbacks are not in the worst case that a run is checked by: they are
 * made as far as there is room beside all calls to come. A reply counts as 400 tokens where its node
 * sets no `maxOutputTokens`; only with that set does the worst case hold. What vendors report beyond
 * what was set aside is spent too, and then no further call is begun.
 */
export interface Budget {
  /** In US dollars. Every model asked must have a known price. */
  readonly maxCostUsd?: number | undefined;
  /** Tokens of all prompts and replies together. */
  readonly maxTokens?: number | undefined;
  /** Requests that are sent, tries and fallbacks included. A graph asked as a model is one. */
  readonly maxModelCalls?: number | undefined;
  /**
   * Milliseconds, counted from the run's begin; for a run that is resumed, from its resumption.
   * Calls in flight are cut off then.
   */
  readonly maxDurationMs?: number | undefined;
}

/** The JSON form of {@link Budget}. */
export const budgetSchema: z.ZodType<Budget> = z.strictObject({
  maxCostUsd: z.number().gt(0).optional().describe("US dollars of a whole run."),
  maxTokens: z.int().min(2).optional().describe("Tokens of all prompts and replies of a run."),
  maxModelCalls: z.int().min(1).optional().describe("Requests of a run, tries included."),
  maxDurationMs: z.number().gt(0).max(longestMs).optional().describe("Milliseconds of a run."),
});
