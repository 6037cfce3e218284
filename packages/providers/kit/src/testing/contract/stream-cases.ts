import assert from "node:assert/strict";
import type { UsageMetadata } from "@langchain/core/messages";
import { providerError } from "./ask.js";
import type { ContractCase } from "./contract-case.js";
import { contactedOrigins } from "./with-globals.js";

const text = "One two three four five six.";

/** A callback that makes LangChain stream in `invoke`. */
function listener(): {
  tokens: string[];
  lc_prefer_streaming: true;
  handleLLMNewToken(token: string): void;
} {
  const tokens: string[] = [];
  return {
    tokens,
    lc_prefer_streaming: true,
    handleLLMNewToken: (token) => void tokens.push(token),
  };
}

/** LangChain's type of the message lacks `usage_metadata`. */
function totalTokens(message: {
  readonly usage_metadata?: UsageMetadata | undefined;
}): number | undefined {
  return message.usage_metadata?.total_tokens;
}

/** Streams. */
export const streamCases: readonly ContractCase[] = [
  {
    name: "delivers pieces as they arrive",
    async run({ serve }) {
      const { server, chat } = await serve({ text, tokensPerSecond: 50 });
      const arrivedMs: number[] = [];
      for await (const chunk of await (await chat()).stream("Hi")) {
        if (chunk.text !== "") arrivedMs.push(performance.timeOrigin + performance.now());
      }
      const [first = 0] = arrivedMs;
      assert.ok(arrivedMs.length > 3, "The pieces arrived all at once.");
      assert.ok(
        first < (server.journal[0]?.endedAtMs ?? 0),
        "The first piece arrived after the last was sent.",
      );
    },
  },
  {
    name: "requests usage in the stream",
    async run({ serve }) {
      const { server, chat } = await serve({ text });
      for await (const chunk of await (await chat()).stream("Hi")) assert.ok(chunk);
      assert.deepEqual(server.journal[0]?.body.stream_options, { include_usage: true });
    },
  },
  {
    name: "streams to a listener in invoke, with the vendor's usage, and sends no other request",
    async run({ serve }) {
      const { server, chat } = await serve({ text, usage: { inputTokens: 5, outputTokens: 6 } });
      const callback = listener();
      const model = await chat();
      const origins = await contactedOrigins(async () => {
        const message = await model.invoke("Hi", { callbacks: [callback] });
        assert.equal(message.text, text);
        assert.equal(totalTokens(message), 11);
      });
      assert.equal(callback.tokens.join(""), text);
      assert.deepEqual(origins, [new URL(server.url).origin]);
    },
  },
  {
    name: "streams all content events, with usage",
    async run({ serve }) {
      const { chat } = await serve({ text, usage: { inputTokens: 5, outputTokens: 6 } });
      const message = await (await chat()).streamEvents("Hi");
      assert.equal(message.text, text);
      assert.equal(totalTokens(message), 11);
    },
  },
  {
    name: "never ends content events early without an error",
    async run({ serve }) {
      const { chat } = await serve({ text, fault: "truncated" });
      const model = await chat();
      const answered = async (): Promise<unknown> => model.streamEvents("Hi");
      assert.equal((await providerError(answered())).code, "MALFORMED_RESPONSE");
    },
  },
  {
    name: "never gives a listener's invoke the text of a broken stream",
    async run({ serve }) {
      const { chat } = await serve({ text, fault: "truncated" });
      const answered = (await chat()).invoke("Hi", { callbacks: [listener()] });
      assert.equal((await providerError(answered)).code, "MALFORMED_RESPONSE");
    },
  },
];
