import assert from "node:assert/strict";
import { inspect } from "node:util";
import { HumanMessage } from "@langchain/core/messages";
import { MoaError } from "../../moa-error.js";
import { assertSent, assertText, reply } from "./ask.js";
import type { StandardCase } from "./standard-case.js";

const text = "I see.";
const data =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
const sound = "UklGRigAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAAABkYXRhAgAAAAEA";
const file = "SGVsbG8sIFdvcmxkIQ==";

type Part = { readonly type: string; readonly [name: string]: unknown };

const parts: readonly (readonly [string, string, string, Part])[] = [
  [
    "an image in base64",
    "testStandardImageContentBlocks",
    data,
    { type: "image", source_type: "base64", mime_type: "image/png", data },
  ],
  [
    "an image as a data URL",
    "testStandardImageContentBlocks",
    data,
    { type: "image", source_type: "url", url: `data:image/png;base64,${data}` },
  ],
  [
    "an image at an address",
    "testStandardImageContentBlocks",
    "https://example.com/disc.png",
    { type: "image", source_type: "url", url: "https://example.com/disc.png" },
  ],
  [
    "a sound",
    "testStandardAudioContentBlocks",
    sound,
    { type: "audio", source_type: "base64", mime_type: "audio/wav", data: sound },
  ],
  [
    "a file",
    "testStandardFileContentBlocks",
    file,
    {
      type: "file",
      source_type: "base64",
      mime_type: "application/pdf",
      data: file,
      metadata: { filename: "hello.pdf", name: "hello" },
    },
  ],
];

/** Content that is more than a text. */
export const contentCases: readonly StandardCase[] = [
  {
    name: "reads a text block",
    covers: "testStandardTextContentBlocks",
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      const part = { type: "text", source_type: "text", text: "Hello from a block!" };
      assertText(await reply(await chat(), [new HumanMessage({ content: [part] })]));
      assertSent(requests(), "Hello from a block!");
    },
  },
  ...parts.map(([what, covers, sent, part]): StandardCase => ({
    name: `sends ${what}, or refuses it before a request`,
    covers,
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      const message = new HumanMessage({ content: [{ type: "text", text: "What is it?" }, part] });
      try {
        assertText(await reply(await chat(), [message]));
      } catch (error) {
        // A graph names the code of a call in its own error.
        assert.ok(MoaError.isInstance(error), inspect(error));
        assert.match(`${error.code} ${error.message}`, /INVALID_REQUEST/);
        assert.equal(requests().length, 0);
        return;
      }
      assertSent(requests(), sent);
    },
  })),
];
