import { type ObjectSchema, strictObject, wholeNumber } from "../../schema/schema.js";
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
export const budgetSchema: ObjectSchema<Budget> = strictObject<Budget>(
  {
    maxCostUsd: {
      description: "US dollars of a whole run.",
      type: "number",
      exclusiveMinimum: 0,
    },
    maxTokens: { description: "Tokens of all prompts and replies of a run.", ...wholeNumber(2) },
    maxModelCalls: { description: "Requests of a run, tries included.", ...wholeNumber(1) },
    maxDurationMs: {
      description: "Milliseconds of a run.",
      type: "number",
      exclusiveMinimum: 0,
      maximum: longestMs,
    },
  },
  {},
);
