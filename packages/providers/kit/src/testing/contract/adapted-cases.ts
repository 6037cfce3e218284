import assert from "node:assert/strict";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { ChatParams } from "../../provider.js";
import type { Reply } from "../reply.js";
import { messageText, type RequestBody, type TestRequest } from "../test-request.js";
import { modes, providerError } from "./ask.js";
import type { ContractCase } from "./contract-case.js";

/** A model that refuses requests with something in them, as vendors do. */
interface Quirk {
  /** The capability that the model lacks. */
  readonly capability: string;
  readonly params: ChatParams;
  readonly message: string;
  readonly isIn: (body: RequestBody) => boolean;
}

const quirks: readonly Quirk[] = [
  {
    capability: "temperature",
    params: { temperature: 0.7 },
    message:
      "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.",
    isIn: (body) => body["temperature"] !== undefined,
  },
  {
    capability: "topP",
    params: { topP: 0.9 },
    message: "Unsupported parameter: 'top_p' is not supported with this model.",
    isIn: (body) => body["top_p"] !== undefined,
  },
  {
    capability: "outputLimitName",
    params: { maxOutputTokens: 50 },
    message:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    isIn: (body) => body["max_tokens"] !== undefined,
  },
];

function refusing({ isIn, message }: Pick<Quirk, "isIn" | "message">) {
  return ({ body }: TestRequest): Reply =>
    isIn(body) ? { fault: { status: 400, body: { error: { message } } } } : { text: "Four." };
}

/** A range is about the value, not about the parameter. */
const range = { isIn: () => true, message: "temperature must be between 0 and 1" };

const noStreamOptions = {
  isIn: (body: RequestBody): boolean => body.stream_options !== undefined,
  message: "stream_options: Extra inputs are not permitted",
};

const onlyUser = {
  isIn: ({ messages = [] }: RequestBody): boolean => messages.some(({ role }) => role !== "user"),
  message: "System role not supported",
};

/** Requests that are changed to what a model accepts. */
export const adaptedCases: readonly ContractCase[] = [
  ...modes.flatMap(([mode, ask]): ContractCase[] => [
    ...quirks.map((quirk): ContractCase => ({
      name: `sends a request once more without a refused parameter, and notes it: ${quirk.capability}, ${mode}`,
      async run({ serve }) {
        const variant = `-without-${quirk.capability}-${mode.replaceAll(" ", "-")}`;
        const { server, chat } = await serve(refusing(quirk), variant);
        const { text, metadata } = await ask(await chat(quirk.params));
        assert.equal(text, "Four.");
        assert.deepEqual(metadata["adapted"], [quirk.capability]);
        assert.equal(server.journal.length, 2);
        await ask(await chat(quirk.params));
        assert.equal(server.journal.length, 3, "The refusal was not remembered.");
      },
    })),
    {
      name: `does not change a value that is out of range, ${mode}`,
      async run({ serve }) {
        const { server, chat } = await serve(refusing(range));
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
      const { chat } = await serve(refusing(noStreamOptions), "-without-stream-options");
      const pieces: string[] = [];
      for await (const { text } of await (await chat()).stream("Hi")) pieces.push(text);
      assert.equal(pieces.join(""), "Four.");
    },
  },
  {
    name: "gives the system text to the user if the system role is refused",
    async run({ serve }) {
      const { server, chat } = await serve(refusing(onlyUser), "-without-system-role");
      await (await chat()).invoke([new SystemMessage("Be brief."), new HumanMessage("2+2?")]);
      const [sent, ...others] = server.journal.at(-1)?.body.messages ?? [];
      assert.equal(others.length, 0);
      assert.match(sent === undefined ? "" : messageText(sent), /^Be brief\.\s+2\+2\?$/);
    },
  },
];
