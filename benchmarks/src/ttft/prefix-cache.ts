import type { BaseMessage } from "@langchain/core/messages";
import { estimateTokens } from "@moagraph/core/graph";

/** Tokens of a prompt, and how many of them the vendor has in its cache. */
export interface PromptTokens {
  readonly input: number;
  readonly cached: number;
}

/** How a vendor caches the beginnings of prompts, in tokens. */
export interface CacheSize {
  readonly blockTokens: number;
  readonly minTokens: number;
}

/** The cache of OpenAI and others: https://platform.openai.com/docs/guides/prompt-caching */
const usualCache: CacheSize = { blockTokens: 128, minTokens: 1024 };

/** The prompt caches of a run's models. They hold the prompts of the run, but not the replies. */
export class PrefixCache {
  private readonly known = new Map<string, string[]>();

  constructor(private readonly size: CacheSize = usualCache) {}

  /** Counts a prompt, and keeps it for later ones to the same model. */
  count(model: string, messages: readonly BaseMessage[]): PromptTokens {
    const prompt = messages.map(({ type, text }) => `<${type}>\n${text}\n`).join("");
    const known = this.known.get(model) ?? [];
    const shared = Math.max(0, ...known.map((earlier) => sharedLength(earlier, prompt)));
    this.known.set(model, [...known, prompt]);
    return { input: estimateTokens(prompt), cached: this.cachedOf(prompt.slice(0, shared)) };
  }

  private cachedOf(shared: string): number {
    const { blockTokens, minTokens } = this.size;
    const tokens = estimateTokens(shared);
    return tokens < minTokens ? 0 : Math.floor(tokens / blockTokens) * blockTokens;
  }
}

/** Input tokens at their full price, if a cached one has a share of it. */
export function billedTokens({ input, cached }: PromptTokens, priceShare: number): number {
  return input - cached * (1 - priceShare);
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
