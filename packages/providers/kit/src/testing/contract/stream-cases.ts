import assert from "node:assert/strict";
import type { UsageMetadata } from "@langchain/core/messages";
import { providerError } from "./ask.js";
import type { ContractCase } from "./contract-case.js";
import { contactedOrigins } from "./with-globals.js";

const text = "One two three four five six.";

/** A callback that makes LangChain stream where it was asked for a whole answer. */
function listener(): {
  heard: string[];
  lc_prefer_streaming: true;
  handleLLMNewToken(token: string): void;
} {
  const heard: string[] = [];
  return {
    heard,
    lc_prefer_streaming: true,
    handleLLMNewToken: (token) => void heard.push(token),
  };
}

/** LangChain's types hold a message's usage for impossible. */
function totalTokens(message: {
  readonly usage_metadata?: UsageMetadata | undefined;
}): number | undefined {
  return message.usage_metadata?.total_tokens;
}

/** What is special to streams. */
export const streamCases: readonly ContractCase[] = [
  {
    name: "delivers pieces as they come",
    async run({ serve }) {
      const { server, chat } = await serve({ text, tokensPerSecond: 50 });
      const arrivedMs: number[] = [];
      for await (const chunk of await (await chat()).stream("Hi")) {
        if (chunk.text !== "") arrivedMs.push(performance.timeOrigin + performance.now());
      }
      const [first = 0] = arrivedMs;
      assert.ok(arrivedMs.length > 3, "The pieces came at once.");
      assert.ok(
        first < (server.journal[0]?.endedAtMs ?? 0),
        "The first piece waited for the last.",
      );
    },
  },
  {
    name: "asks for usage in the stream",
    async run({ serve }) {
      const { server, chat } = await serve({ text });
      for await (const chunk of await (await chat()).stream("Hi")) assert.ok(chunk);
      assert.deepEqual(server.journal[0]?.body.stream_options, { include_usage: true });
    },
  },
  {
    name: "streams to a listener in invoke, with the vendor's usage, and asks nobody else",
    async run({ serve }) {
      const { server, chat } = await serve({ text, usage: { inputTokens: 5, outputTokens: 6 } });
      const callback = listener();
      const model = await chat();
      const origins = await contactedOrigins(async () => {
        const message = await model.invoke("Hi", { callbacks: [callback] });
        assert.equal(message.text, text);
        assert.equal(totalTokens(message), 11);
      });
      assert.equal(callback.heard.join(""), text);
      assert.deepEqual(origins, [new URL(server.url).origin]);
    },
  },
  {
    name: "streams content events in whole, with usage",
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
      const asked = async (): Promise<unknown> => model.streamEvents("Hi");
      assert.equal((await providerError(asked())).code, "MALFORMED_RESPONSE");
    },
  },
  {
    name: "never gives a listener's invoke the text of a broken stream",
    async run({ serve }) {
      const { chat } = await serve({ text, fault: "truncated" });
      const asked = (await chat()).invoke("Hi", { callbacks: [listener()] });
      assert.equal((await providerError(asked)).code, "MALFORMED_RESPONSE");
    },
  },
];
