import { createHash } from "node:crypto";
import type { Reply } from "./reply.js";
import { messageText, type TestRequest } from "./test-request.js";
import type { ChatRequest } from "./wire/chat-request.js";
import { replyText } from "./wire/completion.js";
import { chatRequestOf } from "./wire/wire-styles.js";

/** How a vendor caches the beginning of prompts. */
export interface PromptCacheRules {
  /** The cached part is a multiple of these tokens. @defaultValue `128` */
  readonly blockTokens?: number;
  /** Tokens of the shortest prompt of which a part is cached. @defaultValue `1_024`, as at OpenAI */
  readonly minTokens?: number;
}

/** Characters of one token in the counts of the test server. */
const charactersPerToken = 4;

/**
 * Adds a vendor's prompt cache to the replies of a model. Each reply reports as cached the longest
 * prefix that its prompt shares with an earlier prompt of this model, in whole blocks. A token is four
 * characters of the texts of the messages. Nothing expires.
 *
 * @param reply - The reply to a request. Its `usage` is replaced.
 * @param rules - The size of a block, and of the shortest prompt.
 * @example
 * ```ts
 * import { startTestServer, withPromptCache } from "@moagraph/provider-kit/testing";
 *
 * const server = await startTestServer({ models: { "gpt-4o": withPromptCache(() => ({ text: "Yes." })) } });
 * const content = "Is the tide in? ".repeat(300);
 * const body = JSON.stringify({ model: "gpt-4o", messages: [{ role: "user", content }] });
 * await fetch(`${server.url}/chat/completions`, { method: "POST", body });
 * const second = await fetch(`${server.url}/chat/completions`, { method: "POST", body });
 * const { usage } = (await second.json()) as { usage: { prompt_tokens_details: object } };
 * console.log(usage.prompt_tokens_details); // { cached_tokens: 1152 }
 * await server.close();
 * ```
 */
export function withPromptCache(
  reply: (request: TestRequest) => Reply,
  { blockTokens = 128, minTokens = 1_024 }: PromptCacheRules = {},
): (request: TestRequest) => Reply {
  const cached = new Set<string>();
  return (request) => {
    const asked = chatRequestOf(request);
    const prompt = promptOf(asked);
    const inputTokens = tokensIn(prompt.length);
    const blocks = prefixes(prompt, blockTokens * charactersPerToken);
    const shared = blocks.findIndex((block) => !cached.has(block));
    const cachedBlocks = shared === -1 ? blocks.length : shared;
    for (const block of blocks) cached.add(block);
    const cachedTokens = inputTokens < minTokens ? 0 : cachedBlocks * blockTokens;
    const made = reply(request);
    const outputTokens = tokensIn(replyText(asked, made).length);
    return { ...made, usage: { inputTokens, outputTokens, cachedTokens } };
  };
}

function promptOf({ messages }: ChatRequest): string {
  return messages.map((message) => `${message.role}: ${messageText(message)}\n`).join("");
}

function tokensIn(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

/** The hash of each beginning of the prompt that ends with a whole block. */
function prefixes(prompt: string, blockCharacters: number): string[] {
  const hash = createHash("sha256");
  const count = Math.floor(prompt.length / blockCharacters);
  return Array.from({ length: count }, (_, index) => {
    hash.update(prompt.slice(index * blockCharacters, (index + 1) * blockCharacters));
    return hash.copy().digest("base64");
  });
}
