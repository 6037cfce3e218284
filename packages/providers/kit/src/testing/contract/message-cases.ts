import assert from "node:assert/strict";
import { type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { ModelScript } from "../model-script.js";
import { messageText } from "../test-request.js";
import { chatRequestOf } from "../wire/wire-styles.js";
import type { ContractCase } from "./contract-case.js";

const conversations: readonly (readonly [string, readonly BaseMessage[]])[] = [
  [
    "two system messages",
    [new SystemMessage("Be brief."), new SystemMessage("Be kind."), new HumanMessage("2+2?")],
  ],
  [
    "a later system message",
    [new HumanMessage("Hi"), new SystemMessage("Be brief."), new HumanMessage("2+2?")],
  ],
];

const schema = { type: "object", properties: { at: { type: "number" } }, required: ["at"] };

/** Some classes request a tool call, the others JSON. */
const structured: ModelScript = ({ body }) =>
  body["tools"] === undefined && body["toolConfig"] === undefined
    ? { text: '{"at":1}' }
    : { toolCall: { name: "look", arguments: '{"at":1}' } };

/** Messages of other kinds than texts that alternate. */
export const messageCases: readonly ContractCase[] = [
  {
    name: "gives structured output",
    async run({ serve }) {
      const { chat } = await serve(structured);
      const output = (await chat()).withStructuredOutput(schema, { name: "look" });
      assert.deepEqual(await output.invoke("Look!"), { at: 1 });
    },
  },
  ...conversations.map(([what, messages]): ContractCase => ({
    name: `sends ${what}`,
    async run({ serve }) {
      const { server, chat } = await serve({ text: "Four." });
      const { text } = await (await chat()).invoke([...messages]);
      assert.equal(text, "Four.");
      const sent = chatRequestOf(server.journal[0] ?? assert.fail("No request.")).messages;
      const all = sent.map((message) => messageText(message)).join("\n");
      for (const message of messages)
        assert.ok(all.includes(message.text), `Not sent: ${message.text}`);
    },
  })),
];
