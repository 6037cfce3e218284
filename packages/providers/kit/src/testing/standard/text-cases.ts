import assert from "node:assert/strict";
import { InMemoryCache } from "@langchain/core/caches";
import {
  AIMessage,
  AIMessageChunk,
  HumanMessage,
  SystemMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import { assertSent, assertText, assertUsage, lastOf, reply, streamed } from "./ask.js";
import type { StandardCase } from "./standard-case.js";

const text = "Hello there, friend.";
const usage = { inputTokens: 31, outputTokens: 30, cachedTokens: 7, reasoningTokens: 20 };

/** Texts, in all the ways in which LangChain asks for them. */
export const textCases: readonly StandardCase[] = [
  {
    name: "answers",
    covers: "testInvoke",
    async run({ serve }) {
      const { chat } = await serve({ text });
      assert.equal((await reply(await chat(), "Hello")).text, text);
    },
  },
  {
    name: "streams chunks of a message",
    covers: "testStream",
    async run({ serve }) {
      const { chat } = await serve({ text });
      const { whole, chunks } = await streamed(await chat(), "Hello");
      assert.ok(chunks.every((chunk) => AIMessageChunk.isInstance(chunk)));
      assert.ok(chunks.filter((chunk) => chunk.text !== "").length > 1, "One chunk.");
      assert.equal(whole.text, text);
    },
  },
  {
    name: "answers a batch",
    covers: "testBatch",
    async run({ serve }) {
      const { chat } = await serve({ text });
      const messages = await (await chat()).batch(["Hello", "Hey"]);
      assert.deepEqual(
        messages.map((message) => message.text),
        [text, text],
      );
    },
  },
  {
    name: "streams events",
    covers: "testStreamEvents",
    async run({ serve }) {
      const { chat } = await serve({ text });
      const names: string[] = [];
      let output: unknown;
      for await (const { event, data } of (await chat()).streamEvents("Hello", { version: "v2" })) {
        names.push(event);
        if (event === "on_chat_model_end") output = data.output;
      }
      assert.equal(names[0], "on_chat_model_start");
      assert.ok(names.filter((name) => name === "on_chat_model_stream").length > 1, "No chunks.");
      assert.equal(names.at(-1), "on_chat_model_end");
      assert.ok(AIMessageChunk.isInstance(output) || AIMessage.isInstance(output));
      assert.equal(output.text, text);
    },
  },
  {
    name: "reads a conversation",
    covers: "testConversation",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      const asked = [new HumanMessage("One?"), new AIMessage("Two."), new HumanMessage("Three?")];
      assertText(await reply(await chat(), asked));
      assertSent(requests(), "One?", "Two.", "Three?");
    },
  },
  {
    name: "reads messages of one role in a row",
    covers: "testDoubleMessageConversation",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      const asked = [
        new SystemMessage("Rule one."),
        new SystemMessage("Rule two."),
        new HumanMessage("One?"),
        new HumanMessage("Two?"),
        new AIMessage("Three."),
        new AIMessage("Four."),
        new HumanMessage("Five?"),
      ];
      assertText(await reply(await chat(), asked));
      assertSent(requests(), "Rule one.", "Rule two.", "One?", "Two?", "Three.", "Four.", "Five?");
    },
  },
  {
    name: "reports usage, and the model that answered",
    covers: "testUsageMetadata",
    async run(bench) {
      const { chat } = await bench.serve({ text, usage });
      const message = await reply(await chat(), "Hello");
      assertUsage(message, usage, bench);
      const model: unknown = message.response_metadata["model"];
      assert.ok(typeof model === "string" && model !== "", "No model.");
    },
  },
  {
    name: "reports usage of a stream once",
    covers: "testUsageMetadataStreaming",
    async run(bench) {
      const { chat } = await bench.serve({ text, usage });
      assertUsage((await streamed(await chat(), "Hello")).whole, usage, bench);
    },
  },
  {
    name: "reports cached tokens and reasoning",
    async run({ serve }) {
      const { chat } = await serve({ text, usage });
      const model = await chat();
      const counts: (UsageMetadata | undefined)[] = [
        (await reply(model, "Hello")).usage_metadata,
        (await streamed(model, "Hello")).whole.usage_metadata,
      ];
      for (const each of counts) {
        const found = [
          each?.input_token_details?.cache_read,
          each?.output_token_details?.reasoning,
        ];
        assert.deepEqual(found, [7, 20]);
      }
    },
  },
  {
    name: "sends stop sequences of the call and of the model",
    covers: "testStopSequence",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      assertText(await reply((await chat()).withConfig({ stop: ["END"] }), "Hello"));
      assert.deepEqual(lastOf(requests()).stop, ["END"]);
      assertText(await reply(await chat({ stop: ["HALT"] }), "Hello"));
      assert.deepEqual(lastOf(requests()).stop, ["HALT"]);
    },
  },
  {
    name: "takes an answer from LangChain's cache",
    covers: "testCacheComplexMessageTypes",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      const model = await chat();
      model.cache = new InMemoryCache();
      const asked = [new HumanMessage({ content: [{ type: "text", text: "Hello there!" }] })];
      const first = await reply(model, asked);
      const second = await reply(model, asked);
      assert.equal(requests().length, 1);
      assert.deepEqual(second.content, first.content);
    },
  },
];
