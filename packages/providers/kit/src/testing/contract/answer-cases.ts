import assert from "node:assert/strict";
import type { Reply } from "../reply.js";
import { modes } from "./ask.js";
import type { ContractCase } from "./contract-case.js";
import { contactedOrigins } from "./with-globals.js";

const unicode = "שלום עולם\r\n👩‍👩‍👧 é\u0000 日本語\t\u2028«ok»\r\n\r\ndata: [DONE]\n\n ";
const megabytes4 = 4_000_000;

/** Valid replies, including unusual ones: the reply, and the text that the provider must return. */
const answers: readonly (readonly [string, Reply, string])[] = [
  ["gives a blank answer unchanged", { text: "" }, ""],
  [
    "gives no text for an answer that only calls a tool",
    { toolCall: { name: "look", arguments: "{}" } },
    "",
  ],
  [
    "gives an answer that reached its length limit",
    { text: "Hello th", finishReason: "length" },
    "Hello th",
  ],
  ["accepts an answer without a role", { text: "Hello there.", omitRole: true }, "Hello there."],
  ["gives the first of several choices", { text: "Hello there.", choices: 3 }, "Hello there."],
  ["keeps every character", { text: unicode }, unicode],
  [
    "keeps characters that arrive in parts",
    // In few events: each byte that is sent on its own takes a turn of the event loop.
    { pieces: [unicode], bytesPerWrite: 3 },
    unicode,
  ],
];

/** Texts and usage of answers. */
export const answerCases: readonly ContractCase[] = modes.flatMap(([mode, ask]) => [
  {
    name: `gives the text of an answer, ${mode}`,
    isOfVendor: true,
    async run({ serve }) {
      const { server, chat } = await serve({ text: "Hello there, friend." });
      assert.equal((await ask(await chat())).text, "Hello there, friend.");
      assert.equal(server.journal.length, 1);
    },
  },
  ...answers.map(([name, reply, text]): ContractCase => ({
    name: `${name}, ${mode}`,
    async run({ serve }) {
      const { server, chat } = await serve(reply);
      assert.equal((await ask(await chat())).text, text);
      assert.equal(server.journal.length, 1);
    },
  })),
  // A complete reply has no pieces.
  ...(mode === "streamed" ? [1, 1_000] : [1]).map((pieces): ContractCase => ({
    name: `gives an answer of 4 MB in ${pieces} pieces complete, ${mode}`,
    async run({ serve }) {
      const piece = "x".repeat(megabytes4 / pieces);
      const { chat } = await serve({ pieces: Array.from({ length: pieces }, () => piece) });
      const { text } = await ask(await chat());
      assert.equal(text.length, megabytes4);
    },
  })),
  {
    name: `separates concurrent calls, ${mode}`,
    async run({ serve }) {
      const { chat } = await serve({ textFrom: "echo", latencyMs: 5 });
      const model = await chat();
      const prompts = Array.from({ length: 50 }, (_, index) => `prompt ${index}`);
      const replies = await Promise.all(prompts.map((prompt) => ask(model, undefined, prompt)));
      assert.deepEqual(
        replies.map(({ text }) => text),
        prompts,
      );
    },
  },
  {
    name: `reports the usage that the vendor reports, ${mode}`,
    isOfVendor: true,
    async run({ serve }) {
      const { chat } = await serve({ text: "Hi.", usage: { inputTokens: 31, outputTokens: 0 } });
      const { usage } = await ask(await chat());
      assert.equal(usage?.input_tokens, 31);
      assert.equal(usage.output_tokens, 0);
      assert.equal(usage.total_tokens, 31);
    },
  },
  {
    name: `reports no usage where the vendor reports none, and makes no request for it, ${mode}`,
    async run({ serve }) {
      const { server, chat } = await serve({ text: "Hello.", usage: "missing" });
      const model = await chat();
      const origins = await contactedOrigins(async () => {
        assert.equal((await ask(model)).usage, undefined);
      });
      assert.deepEqual(origins, [new URL(server.url).origin]);
    },
  },
]);
