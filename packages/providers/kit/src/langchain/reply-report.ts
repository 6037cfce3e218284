import type { UsageMetadata } from "@langchain/core/messages";
import { count } from "@moagraph/provider-kit/vendor";

/** What a vendor says about a reply, beside its content. A wire fills it in as the reply comes. */
export interface ReplyReport {
  /** The model that answered. @defaultValue the one that was asked */
  model?: string | undefined;
  /** The vendor's word for why the reply ended. A stream must have one. */
  finishReason?: string | undefined;
  usage?: UsageMetadata | undefined;
  /** What the parts of a stream have sent of the usage so far, for the wire. */
  sentUsage?: Readonly<Record<string, unknown>> | undefined;
  /** The text of a refusal. */
  refusal?: string | undefined;
  /** Log probabilities in OpenAI's format. */
  logprobs?: LogProbabilities | undefined;
  /** The names of the capabilities because of which the request was changed. */
  adapted: readonly string[];
}

/** Log probabilities of the tokens of a reply, in OpenAI's format. */
export interface LogProbabilities {
  readonly content: TokenLogProbability[];
}

/** One token of a reply, with its alternatives. */
export interface TokenLogProbability {
  readonly token: string;
  readonly logprob: number;
  readonly top_logprobs: readonly { readonly token: string; readonly logprob: number }[];
}

/**
 * Adds tokens to the log probabilities of a report. A stream brings them in many parts.
 *
 * @param report - The report. It is changed.
 * @param tokens - The tokens of one part.
 * @example
 * ```ts
 * import { addTokens, type ReplyReport } from "@moagraph/provider-kit/langchain";
 *
 * const report: ReplyReport = { adapted: [] };
 * addTokens(report, [{ token: "Yes", logprob: -0.1, top_logprobs: [] }]);
 * addTokens(report, [{ token: ".", logprob: -0.2, top_logprobs: [] }]);
 * console.log(report.logprobs?.content.length); // 2
 * ```
 */
export function addTokens(report: ReplyReport, tokens: readonly TokenLogProbability[]): void {
  report.logprobs ??= { content: [] };
  // Not with `push(...)`: a long list overflows the stack.
  for (const token of tokens) report.logprobs.content.push(token);
}

/** Counts of tokens as a vendor sends them. */
export interface SentCounts {
  /** All tokens of the prompt, cached ones among them. */
  readonly input: unknown;
  /** All tokens of the reply, reasoning among them. */
  readonly output: unknown;
  /** Tokens of the prompt that were read from a cache. */
  readonly cached?: unknown;
  /** Tokens of the prompt that were written to a cache. */
  readonly written?: unknown;
  readonly reasoning?: unknown;
}

/**
 * The usage that a vendor reports; `undefined` without both counts as whole numbers.
 *
 * @param sent - The counts as the vendor sent them.
 * @example
 * ```ts
 * import { reportedCounts } from "@moagraph/provider-kit/langchain";
 *
 * reportedCounts({ input: 12, output: 3 });
 * // { input_tokens: 12, output_tokens: 3, total_tokens: 15 }
 * reportedCounts({ input: "many", output: 3 }); // undefined
 * ```
 */
export function reportedCounts(sent: SentCounts): UsageMetadata | undefined {
  const [input, output] = [count(sent.input), count(sent.output)];
  if (input === undefined || output === undefined) return undefined;
  const [cached, written] = [count(sent.cached), count(sent.written)];
  const reasoning = count(sent.reasoning);
  const isCache = cached !== undefined || written !== undefined;
  return {
    input_tokens: input,
    output_tokens: output,
    total_tokens: input + output,
    ...(isCache && {
      input_token_details: {
        ...(cached !== undefined && { cache_read: cached }),
        ...(written !== undefined && { cache_creation: written }),
      },
    }),
    ...(reasoning !== undefined && { output_token_details: { reasoning } }),
  };
}
