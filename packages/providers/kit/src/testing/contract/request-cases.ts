import assert from "node:assert/strict";
import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { messageText } from "../test-request.js";
import type { TestServer } from "../test-server.js";
import type { ChatRequest, ChatRequestParam } from "../wire/chat-request.js";
import { chatRequestOf } from "../wire/wire-styles.js";
import { modes } from "./ask.js";
import type { ContractCase } from "./contract-case.js";

const all = {
  temperature: 0.3,
  maxOutputTokens: 77,
  topP: 0.9,
  stop: ["END"],
  seed: 7,
};

type Params = Partial<Record<ChatRequestParam, unknown>>;

/** The first request that arrived. */
function firstRequest({ journal }: TestServer): ChatRequest {
  return chatRequestOf(journal[0] ?? assert.fail("No request."));
}

/** The parameters of a request, except those of these names. */
function paramsOf(request: ChatRequest, without: readonly ChatRequestParam[]): Params {
  const { temperature, maxOutputTokens, topP, stop, seed, reasoningEffort } = request;
  const params: Params = { temperature, maxOutputTokens, topP, stop, seed, reasoningEffort };
  return Object.fromEntries(
    Object.entries(params).filter(
      ([name, value]) => value !== undefined && !without.includes(name as ChatRequestParam),
    ),
  );
}

/** The content of requests. */
export const requestCases: readonly ContractCase[] = [
  ...modes.flatMap(([mode, ask]): ContractCase[] => [
    {
      name: `sends every parameter under the vendor's name, ${mode}`,
      async run({ serve, model, style }) {
        const { server, chat } = await serve({ text: "Hello." });
        await ask(await chat(all));
        const request = firstRequest(server);
        const accepted = Object.entries(all).filter(([name]) => Object.hasOwn(style.names, name));
        assert.deepEqual(paramsOf(request, []), Object.fromEntries(accepted));
        assert.deepEqual(request.others, []);
        assert.equal(request.model, model);
      },
    },
    {
      name: `sends no parameter that was not given, ${mode}`,
      async run({ serve, style }) {
        const { server, chat } = await serve({ text: "Hello." });
        await ask(await chat());
        const request = firstRequest(server);
        assert.deepEqual(paramsOf(request, style.required), {});
        assert.equal(request.topLogprobs, undefined);
        assert.deepEqual(request.others, []);
      },
    },
    {
      name: `sends zero where zero was given, ${mode}`,
      async run({ serve, style }) {
        const { server, chat } = await serve({ text: "Hello." });
        await ask(await chat({ temperature: 0, seed: 0 }));
        const { temperature, seed } = firstRequest(server);
        assert.equal(temperature, 0);
        assert.equal(seed, style.names.seed === undefined ? undefined : 0);
      },
    },
    {
      name: `asks to continue a last message of the model as the vendor wants it, ${mode}`,
      async run({ serve, prefill }) {
        const { server, chat } = await serve({ text: "One, two, three.", continues: prefill });
        const begun = [new HumanMessage("Count."), new AIMessage("One, two,")];
        assert.equal((await ask(await chat(), undefined, begun)).text, " three.");
        const { messages, others } = firstRequest(server);
        assert.deepEqual(messages.map(messageText), ["Count.", "One, two,"]);
        assert.deepEqual(others, []);
      },
    },
    {
      name: `requests a stream only for a stream, ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve({ text: "Hello." });
        await ask(await chat());
        assert.equal(firstRequest(server).isStreamed, mode === "streamed");
      },
    },
  ]),
  {
    name: "sends a reasoning effort, unless the model has none",
    async run({ serve, model }) {
      const { server, provider, chat } = await serve({ text: "Hello." });
      const accepted = provider.capabilities?.(model).reasoningEffort;
      const reasoningEffort = accepted?.find((effort) => effort !== "none") ?? "low";
      const { response_metadata } = await (await chat({ reasoningEffort })).invoke("Hi");
      const { reasoningEffort: sent } = firstRequest(server);
      const isLeftOut = accepted?.length === 0;
      assert.equal(sent === undefined, isLeftOut, `Sent: ${String(sent)}`);
      if (isLeftOut) assert.deepEqual(response_metadata["adapted"], ["reasoningEffort"]);
    },
  },
  {
    name: "sends the whole conversation, unchanged and in order",
    async run({ serve }) {
      const { server, chat } = await serve({ text: "Hello." });
      await (
        await chat()
      ).invoke([
        new SystemMessage("Be brief."),
        new HumanMessage("Hi"),
        new AIMessage("Hello"),
        new HumanMessage("Bye\r\n "),
      ]);
      const { messages } = firstRequest(server);
      assert.deepEqual(
        messages.map((message) => messageText(message)),
        ["Be brief.", "Hi", "Hello", "Bye\r\n "],
      );
      assert.deepEqual(
        messages.slice(1).map(({ role }) => role),
        ["user", "assistant", "user"],
      );
      assert.match(messages[0]?.role ?? "", /^(system|developer)$/);
    },
  },
];
