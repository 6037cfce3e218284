import assert from "node:assert/strict";
import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { messageText } from "../test-request.js";
import { modes } from "./ask.js";
import type { ContractCase } from "./contract-case.js";

const always = new Set(["messages", "model", "stream", "stream_options"]);

/** The content of requests. */
export const requestCases: readonly ContractCase[] = [
  ...modes.flatMap(([mode, ask]): ContractCase[] => [
    {
      name: `sends every parameter under the vendor's name, ${mode}`,
      async run({ serve, model }) {
        const { server, chat } = await serve({ text: "Hello." });
        const asked = { temperature: 0.3, maxOutputTokens: 77, topP: 0.9, stop: ["END"], seed: 7 };
        await ask(await chat(asked));
        const { body } = server.journal[0] ?? assert.fail("No request.");
        const { temperature, top_p, stop, seed } = body;
        const limit = body["max_tokens"] ?? body["max_completion_tokens"];
        assert.deepEqual(
          { temperature, limit, top_p, stop, seed },
          {
            temperature: 0.3,
            limit: 77,
            top_p: 0.9,
            stop: ["END"],
            seed: 7,
          },
        );
        assert.equal(body.model, model);
      },
    },
    {
      name: `sends no parameter that was not given, ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve({ text: "Hello." });
        await ask(await chat());
        const names = Object.keys(server.journal[0]?.body ?? {});
        assert.deepEqual(
          names.filter((name) => !always.has(name)),
          [],
        );
      },
    },
    {
      name: `sends zero where zero was given, ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve({ text: "Hello." });
        await ask(await chat({ temperature: 0, seed: 0 }));
        const { temperature, seed } = server.journal[0]?.body ?? {};
        assert.deepEqual({ temperature, seed }, { temperature: 0, seed: 0 });
      },
    },
  ]),
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
      const messages = server.journal[0]?.body.messages ?? [];
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
