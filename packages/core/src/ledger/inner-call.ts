/**
 * A call to a model that an agent, a graph or another Runnable made while it worked on a call.
 *
 * Times are in milliseconds since the start of the run.
 */
export interface InnerCall {
  /** The model that was asked, by the name that its LangChain package gives to traces. */
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The part of `inputTokens` that the vendor read from its prompt cache, if it reports one. */
  readonly cachedInputTokens?: number;
  /** The part of `outputTokens` that is reasoning: as reported, or estimated from its text. */
  readonly reasoningTokens?: number;
  readonly startedMs: number;
  readonly settledMs: number;
  /** Why it has no reply. Absent if it has one. */
  readonly error?: { readonly code: string };
}
