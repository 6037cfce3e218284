import type { JudgmentRow } from "../judge/judgment-row.js";

/** What an annotation is made of. */
export interface AnnotationParts {
  readonly instruction: string;
  /** The group of the instruction, such as `helpful_base`. */
  readonly dataset: string | undefined;
  readonly baseline: string;
  readonly baselineOutput: string;
  readonly system: string;
  readonly output: string;
  readonly judge: string;
  readonly judgment: JudgmentRow;
}

/**
 * The record of a judgment in AlpacaEval's `annotations.json`, with the keys in published order.
 *
 * A judgment without a verdict has the preference `null`, and `unclear` says why.
 *
 * @see `results/<model>/weighted_alpaca_eval_gpt4_turbo/annotations.json` of alpaca_eval.
 */
export function annotationOf({ judgment, ...parts }: AnnotationParts): object {
  const { usage } = judgment;
  return {
    instruction: parts.instruction,
    output_1: parts.baselineOutput,
    generator_1: parts.baseline,
    ...(parts.dataset !== undefined && { dataset: parts.dataset }),
    output_2: parts.output,
    generator_2: parts.system,
    annotator: parts.judge,
    preference: "verdict" in judgment ? judgment.verdict : null,
    price_per_example: usage.costUsd,
    time_per_example: usage.milliseconds / 1_000,
    raw_completion: rawCompletion(judgment),
    ...("unclear" in judgment && { unclear: judgment.unclear }),
  };
}

/** The reply in the form of OpenAI's API, as far as it is known. */
function rawCompletion({ reply, topLogprobs, usage }: JudgmentRow): object {
  const [first] = topLogprobs ?? [];
  return {
    ...(first !== undefined && {
      logprobs: { content: [{ ...first, top_logprobs: topLogprobs }] },
    }),
    message: { content: reply, role: "assistant" },
    text: reply,
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}
