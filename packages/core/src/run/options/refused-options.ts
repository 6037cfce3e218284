import { UnsupportedOptionError } from "../../errors/unsupported-option-error.js";

/** Options of a call that change what a single model is asked. */
const refused = [
  "functions",
  "function_call",
  "temperature",
  "top_p",
  "max_tokens",
  "max_completion_tokens",
  "maxTokens",
  "seed",
  "logit_bias",
  "logprobs",
  "reasoning",
  "reasoning_effort",
] as const;

/** An option that a graph refuses when it is called as a model. */
type RefusedOption = (typeof refused)[number];

/**
 * Refuses options of a call that the graph would ignore: each node has its own.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION`
 */
export function refuseWhatNodesDo(graph: string, options: object): void {
  for (const option of refused) {
    const value: unknown = Reflect.get(options, option);
    if (isAsked(option, value)) throw new UnsupportedOptionError(graph, option);
  }
}

/** Agents without tools pass empty lists, and choose no function. */
function isAsked(option: RefusedOption, value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (option === "function_call") return value != null && value !== "auto" && value !== "none";
  return value != null;
}
