import assert from "node:assert/strict";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { ChatParams } from "../../provider.js";
import type { ModelScript } from "../model-script.js";
import { messageText, type TestRequest } from "../test-request.js";
import type { ChatRequest } from "../wire/chat-request.js";
import type { WireStyle } from "../wire/wire-style.js";
import { chatRequestOf } from "../wire/wire-styles.js";
import { modes, providerError } from "./ask.js";
import type { ContractCase } from "./contract-case.js";

/** A model that refuses requests with something in them, as vendors do. */
interface Quirk {
  /** The capability that the model lacks. */
  readonly capability: string;
  readonly params: ChatParams;
  readonly message: (style: WireStyle) => string;
  readonly isIn: (request: ChatRequest, sent: TestRequest) => boolean;
}

const quirks: readonly Quirk[] = [
  {
    capability: "temperature",
    params: { temperature: 0.7 },
    message: ({ names }) =>
      `Unsupported value: '${names.temperature}' does not support 0.7 with this model. Only the default (1) value is supported.`,
    isIn: ({ temperature }) => temperature !== undefined,
  },
  {
    capability: "topP",
    params: { topP: 0.9 },
    message: ({ names }) =>
      `Unsupported parameter: '${names.topP}' is not supported with this model.`,
    isIn: ({ topP }) => topP !== undefined,
  },
  {
    capability: "outputLimitName",
    params: { maxOutputTokens: 50 },
    message: () =>
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    isIn: (_, { body }) => body["max_tokens"] !== undefined,
  },
];

function refusing(isIn: Quirk["isIn"], message: string): ModelScript {
  return (sent) =>
    isIn(chatRequestOf(sent), sent) ? { fault: { status: 400, message } } : { text: "Four." };
}

/** A range is about the value, not about the parameter. */
const outOfRange = refusing(() => true, "temperature must be between 0 and 1");

const noStreamOptions = refusing(
  (_, { body }) => body.stream_options !== undefined,
  "stream_options: Extra inputs are not permitted",
);

const onlyUser = refusing(
  ({ messages }) => messages.some(({ role }) => role !== "user"),
  "System role not supported",
);

/** Requests that are changed to what a model accepts. */
export const adaptedCases: readonly ContractCase[] = [
  ...modes.flatMap(([mode, ask]): ContractCase[] => [
    ...quirks.map(({ capability, params, isIn, message }): ContractCase => ({
      name: `sends a request once more without a refused parameter, and notes it: ${capability}, ${mode}`,
      async run({ serve, style }) {
        const variant = `-without-${capability}-${mode.replaceAll(" ", "-")}`;
        const { server, chat } = await serve(refusing(isIn, message(style)), { variant });
        const { text, metadata } = await ask(await chat(params));
        assert.equal(text, "Four.");
        assert.deepEqual(metadata["adapted"], [capability]);
        assert.equal(server.journal.length, 2);
        await ask(await chat(params));
        assert.equal(server.journal.length, 3, "The refusal was not remembered.");
      },
    })),
    {
      name: `does not change a value that is out of range, ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve(outOfRange);
        const error = await providerError(ask(await chat({ temperature: 1.5 })));
        assert.equal(error.code, "INVALID_REQUEST");
        assert.match(error.hint, /temperature/);
        assert.equal(server.journal.length, 1);
      },
    },
  ]),
  {
    name: "streams without stream options if they are refused",
    async run({ serve }) {
      const { chat } = await serve(noStreamOptions, { variant: "-without-stream-options" });
      const pieces: string[] = [];
      for await (const { text } of await (await chat()).stream("Hi")) pieces.push(text);
      assert.equal(pieces.join(""), "Four.");
    },
  },
  {
    name: "gives the system text to the user if the system role is refused",
    async run({ serve }) {
      const { server, chat } = await serve(onlyUser, { variant: "-without-system-role" });
      await (await chat()).invoke([new SystemMessage("Be brief."), new HumanMessage("2+2?")]);
      const last = server.journal.at(-1) ?? assert.fail("No request.");
      const [sent, ...others] = chatRequestOf(last).messages;
      assert.equal(others.length, 0);
      assert.match(sent === undefined ? "" : messageText(sent), /^Be brief\.\s+2\+2\?$/);
    },
  },
];
