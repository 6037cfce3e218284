import assert from "node:assert/strict";
import type { Reply } from "../reply.js";
import type { WireStyle } from "../wire/wire-style.js";
import { chatRequestOf } from "../wire/wire-styles.js";
import { type Answer, finishWord, modes } from "./ask.js";
import type { ContractCase } from "./contract-case.js";

const counts = { inputTokens: 31, outputTokens: 10, cachedTokens: 7, reasoningTokens: 20 };

/** What a message holds beside its text: the reply, and what the provider must return. */
const replies: readonly (readonly [string, Reply, (answer: Answer, style: WireStyle) => void])[] = [
  [
    "keeps reasoning apart from the text",
    { text: "Four.", reasoning: "two and two" },
    ({ text, reasoning }) => {
      assert.equal(text, "Four.");
      assert.equal(reasoning, "two and two");
    },
  ],
  [
    "gives the vendor's finish reason",
    { text: "Fo", finishReason: "length" },
    (answer, { finishReasons }) => assert.equal(finishWord(answer), finishReasons.length),
  ],
  [
    "gives the text of a refusal, without an error",
    { text: "", refusal: "I cannot help with that." },
    ({ text, kwargs }) => {
      assert.equal(text, "");
      assert.equal(kwargs["refusal"], "I cannot help with that.");
    },
  ],
  [
    "counts reasoning that the vendor counts in the total only",
    { text: "Four.", usage: { ...counts, isReasoningOutside: true } },
    ({ usage }) => {
      assert.equal(usage?.output_tokens, 30);
      assert.equal(usage.output_token_details?.reasoning, 20);
      assert.equal(usage.input_token_details?.cache_read, 7);
    },
  ],
  [
    "counts reasoning once where the vendor includes it",
    { text: "Four.", usage: { ...counts, outputTokens: 30 } },
    ({ usage }) => {
      assert.equal(usage?.output_tokens, 30);
      assert.equal(usage.output_token_details?.reasoning, 20);
      assert.equal(usage.input_tokens, 31);
      assert.equal(usage.input_token_details?.cache_read, 7);
    },
  ],
  [
    "accepts a complete reply, whatever was requested",
    { text: "One two.", form: "json", usage: counts },
    ({ text, usage }) => {
      assert.equal(text, "One two.");
      assert.equal(usage?.input_tokens, 31);
    },
  ],
  [
    "accepts a stream, whatever was requested",
    { text: "One two.", form: "stream" },
    (answer, { finishReasons }) => {
      assert.equal(answer.text, "One two.");
      assert.equal(finishWord(answer), finishReasons.stop);
    },
  ],
];

interface LogProbabilities {
  readonly content: readonly {
    readonly token: string;
    readonly logprob: number;
    readonly top_logprobs: readonly object[];
  }[];
}

/** What a message holds beside its text, and replies of another form than requested. */
export const replyCases: readonly ContractCase[] = modes.flatMap(([mode, ask]) => [
  {
    name: `gives log probabilities in OpenAI's format, unless the model has none, ${mode}`,
    isOfVendor: true,
    async run({ serve, model }) {
      const { server, provider, chat } = await serve({ text: "One two." });
      const { metadata } = await ask(await chat({ topLogprobs: 2 }));
      const { topLogprobs } = chatRequestOf(server.journal[0] ?? assert.fail("No request."));
      if (provider.capabilities?.(model).topLogprobs === 0) {
        assert.equal(topLogprobs, undefined);
        assert.deepEqual(metadata["adapted"], ["topLogprobs"]);
      } else {
        const { content } = metadata["logprobs"] as LogProbabilities;
        assert.equal(content.map(({ token }) => token).join(""), "One two.");
        for (const { logprob, top_logprobs } of content) {
          assert.equal(logprob, -0.25);
          assert.equal(top_logprobs.length, topLogprobs);
        }
      }
    },
  },
  ...replies.map(([name, reply, check]): ContractCase => ({
    name: `${name}, ${mode}`,
    async run({ serve, style }) {
      const { server, chat } = await serve(reply);
      check(await ask(await chat()), style);
      assert.equal(server.journal.length, 1);
    },
  })),
]);
