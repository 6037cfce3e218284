import { type ObjectSchema, strictObject, wholeNumber } from "../../schema/schema.js";
import { maxTimerMs } from "./timeouts.js";

/**
 * Limits of one run. A limit that is not set does not apply.
 *
 * Before its first call, a run is checked against its worst case. Retries and fallbacks are not part
 * of the worst case. They are made only while enough budget is left for all calls to come.
 *
 * A reply counts as 400 tokens where its node sets no `maxOutputTokens`. The worst case is a strict
 * upper bound only if every node sets it. If a vendor reports more than was reserved for a call, the
 * excess counts as spent too, and no further call starts.
 */
export interface Budget {
  /** Maximum cost in US dollars. The price of every model must be known. */
  readonly maxCostUsd?: number | undefined;
  /** Maximum number of tokens, of all prompts and replies together. */
  readonly maxTokens?: number | undefined;
  /** Maximum number of requests sent, retries and fallbacks included. A graph as a model is one. */
  readonly maxModelCalls?: number | undefined;
  /**
   * Maximum duration in milliseconds. The clock starts with the run; for a resumed run, with its
   * resumption. At the limit, calls in flight are cut off.
   */
  readonly maxDurationMs?: number | undefined;
}

/** The JSON Schema of {@link Budget}. */
export const budgetSchema: ObjectSchema<Budget> = strictObject<Budget>(
  {
    maxCostUsd: {
      description: "Maximum cost of a run in US dollars. Default no limit.",
      type: "number",
      exclusiveMinimum: 0,
    },
    maxTokens: {
      description: "Maximum tokens of a run, all prompts and replies together. Default no limit.",
      ...wholeNumber(2),
    },
    maxModelCalls: {
      description: "Maximum requests of a run, retries and fallbacks included. Default no limit.",
      ...wholeNumber(1),
    },
    maxDurationMs: {
      description: "Maximum duration of a run in milliseconds. Default no limit.",
      type: "number",
      exclusiveMinimum: 0,
      maximum: maxTimerMs,
    },
  },
  {},
);
