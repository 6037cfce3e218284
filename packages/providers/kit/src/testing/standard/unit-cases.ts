import assert from "node:assert/strict";
import { inspect } from "node:util";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { testKey } from "../contract/contract-case.js";
import { rejection } from "../contract/ask.js";
import { pairSchema, AddTool } from "./schemas.js";
import type { StandardCase } from "./standard-case.js";
import { lastOf, streamed, withTools } from "./ask.js";

const text = "Hello there, friend.";

/** What a model can do without a request. */
export const unitCases: readonly StandardCase[] = [
  {
    name: "is made with the standard parameters, without a request",
    covers: "testChatModelInit",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      const model = await chat({ temperature: 0, maxOutputTokens: 100, stop: [], topP: 1 });
      assert.ok(model instanceof BaseChatModel);
      assert.equal(requests().length, 0);
    },
  },
  {
    name: "is made with a key, and does not show it",
    covers: "testChatModelInitApiKey",
    async run({ serve }) {
      const { chat } = await serve({ text });
      const model = await chat();
      const shown = `${JSON.stringify(model)} ${inspect(model.lc_kwargs, { depth: 12 })}`;
      assert.ok(!shown.includes(testKey), "The key is shown.");
    },
  },
  {
    name: "asks for a stream when it streams",
    covers: "testChatModelInitStreaming",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      await streamed(await chat(), "Hello");
      assert.equal(lastOf(requests()).isStreamed, true);
    },
  },
  {
    name: "has bindTools",
    covers: "testChatModelWithBindTools",
    async run({ serve }) {
      const { chat } = await serve({ text });
      assert.ok(withTools(await chat(), [new AddTool()]));
    },
  },
  {
    name: "has withStructuredOutput",
    covers: "testChatModelWithStructuredOutput",
    async run({ serve }) {
      const { chat } = await serve({ text });
      assert.ok((await chat()).withStructuredOutput(pairSchema));
    },
  },
  {
    name: "names itself in traces",
    covers: "testStandardParams",
    async run({ serve }) {
      const { chat } = await serve({ text });
      const model = await chat({ temperature: 0, maxOutputTokens: 100 });
      const { ls_provider, ls_model_name, ...others } = model.getLsParams({ stop: ["END"] });
      assert.notEqual(ls_provider ?? "", "");
      assert.notEqual(ls_model_name ?? "", "");
      const rest = { ls_temperature: 0, ls_max_tokens: 100, ls_stop: ["END"] };
      assert.deepEqual(others, { ls_model_type: "chat", ...rest });
    },
  },
  {
    name: "sends nothing when it is aborted before",
    covers: "testInvokeThrowsWithAbortedSignal",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      const signal = AbortSignal.abort();
      assert.ok((await rejection((await chat()).invoke("Hello", { signal }))) instanceof Error);
      assert.equal(requests().length, 0);
    },
  },
  {
    name: "streams nothing when it is aborted before",
    covers: "testStreamReturnsEarlyWithAbortedSignal",
    async run({ serve }) {
      const { chat } = await serve({ text });
      const model = (await chat()).withConfig({ signal: AbortSignal.abort() });
      const read = streamed(model, "Hello");
      assert.ok((await rejection(read)) instanceof Error);
    },
  },
];
