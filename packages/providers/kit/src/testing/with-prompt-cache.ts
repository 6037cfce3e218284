import type { Reply } from "./reply.js";
import { messageText, type TestRequest } from "./test-request.js";
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
  const earlier: string[] = [];
  return (request) => {
    const prompt = promptOf(request);
    const inputTokens = tokensIn(prompt.length);
    const shared = Math.max(0, ...earlier.map((each) => sharedLength(each, prompt)));
    earlier.push(prompt);
    const blocks = Math.floor(shared / charactersPerToken / blockTokens);
    const cachedTokens = inputTokens < minTokens ? 0 : blocks * blockTokens;
    const made = reply(request);
    const outputTokens = tokensIn(made.text?.length ?? 0);
    return { ...made, usage: { inputTokens, outputTokens, cachedTokens } };
  };
}

function promptOf(request: TestRequest): string {
  const { messages } = chatRequestOf(request);
  return messages.map((message) => `${message.role}: ${messageText(message)}\n`).join("");
}

function tokensIn(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

/** Length of the longest common prefix. */
function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
