import assert from "node:assert/strict";
import { inspect } from "node:util";
import { type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ProviderError } from "../../provider-error.js";
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

const schema = {
  type: "object",
  properties: { at: { type: "number" } },
  required: ["at"],
  additionalProperties: false,
};

/** Forms of replies, as calls ask for them, and what the vendor must get. */
const formats: readonly (readonly [string, object, object])[] = [
  [
    "JSON that follows a schema",
    { type: "json_schema", json_schema: { name: "look", schema } },
    { schema },
  ],
  ["any JSON", { type: "json_object" }, {}],
];

/** Some classes request a tool call, the others JSON. */
const structured: ModelScript = ({ body }) =>
  body["tools"] === undefined && body["toolConfig"] === undefined
    ? { text: '{"at":1}' }
    : { toolCall: { name: "look", arguments: '{"at":1}' } };

const png = "iVBORw0KGgo=";
const dataUrl = `data:image/png;base64,${png}`;
const image = { type: "image" as const };

/** The forms of an image in LangChain's messages. */
const images: readonly (readonly [string, HumanMessage])[] = [
  ["a data URL", withPart({ type: "image_url", image_url: { url: dataUrl } })],
  [
    "a standard block of version 0",
    withPart({ ...image, source_type: "base64", mime_type: "image/png", data: png }),
  ],
  [
    "a standard block of version 1",
    new HumanMessage({
      contentBlocks: [
        { type: "text", text: "What is it?" },
        { ...image, mimeType: "image/png", data: png },
      ],
    }),
  ],
];

function withPart(part: { readonly type: string; readonly [name: string]: unknown }): HumanMessage {
  return new HumanMessage({ content: [{ type: "text", text: "What is it?" }, part] });
}

/** Parts that some vendors do not take. */
const rareParts = [
  { type: "image_url", image_url: { url: "https://example.com/only-here.png" } },
  { type: "holography", data: "only-here" },
];

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
  ...formats.map(([what, response_format, expected]): ContractCase => ({
    name: `asks for ${what}, or throws INVALID_REQUEST`,
    isOfVendor: true,
    async run({ serve }) {
      const { server, chat } = await serve({ text: '{"at":1}' });
      const asked = (await chat()).withConfig({ response_format } as object).invoke("Look!");
      const error = await asked.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) {
        const sent = chatRequestOf(server.journal[0] ?? assert.fail("No request."));
        assert.deepEqual(sent.format, expected);
      } else {
        assert.ok(ProviderError.isInstance(error), inspect(error));
        assert.equal(error.code, "INVALID_REQUEST");
        assert.equal(server.journal.length, 0);
      }
    },
  })),
  ...images.map(([what, message]): ContractCase => ({
    name: `sends an image once: ${what}`,
    async run({ serve }) {
      const { server, chat } = await serve({ text: "A cat." });
      await (await chat()).invoke([message]);
      const sent = JSON.stringify(server.journal[0]?.body);
      assert.equal(sent.split(png).length - 1, 1, sent);
    },
  })),
  ...rareParts.map((part): ContractCase => ({
    name: `sends a part of the type ${part.type} or throws INVALID_REQUEST, and drops nothing`,
    async run({ serve }) {
      const { server, chat } = await serve({ text: "A cat." });
      const model = await chat();
      const error = await model.invoke([withPart(part)]).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) {
        assert.match(JSON.stringify(server.journal[0]?.body), /only-here/);
      } else {
        assert.ok(ProviderError.isInstance(error), inspect(error));
        assert.equal(error.code, "INVALID_REQUEST");
        assert.equal(server.journal.length, 0);
      }
    },
  })),
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
