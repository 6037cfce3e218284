import {
  AIMessage,
  type BaseMessage,
  type BaseMessageFields,
  ChatMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cacheKeyOf, type Question } from "./cache-key.js";

/** A model at an address, which is its account. */
class ModelAt extends FakeListChatModel {
  readonly baseUrl: string;

  constructor(baseUrl: string) {
    super({ responses: [] });
    this.baseUrl = baseUrl;
  }

  override _identifyingParams(): Record<string, unknown> {
    return { account: this.baseUrl };
  }
}

/** What a question is made of, as plain data. */
interface Content {
  readonly baseUrl: string;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly messages: readonly MessageContent[];
  readonly sample: number;
}

interface MessageContent {
  readonly type: "ai" | "developer" | "human" | "system" | "tool";
  readonly text: string;
  readonly isBlocks: boolean;
  readonly name: string | null;
  readonly call: string | null;
}

const few = fc.constantFrom("a", "b");

const messageContent: fc.Arbitrary<MessageContent> = fc.record({
  type: fc.constantFrom("ai", "developer", "human", "system", "tool"),
  text: few,
  isBlocks: fc.boolean(),
  name: fc.option(few),
  call: fc.option(few),
});

const params = fc.record(
  {
    temperature: fc.constantFrom(0, 0.7),
    maxOutputTokens: fc.constantFrom(10, 20),
    topP: fc.constant(0.5),
    stop: fc.constantFrom(["x"], ["x", "y"], ["y", "x"]),
    seed: fc.constantFrom(0, 1),
    reasoningEffort: fc.constantFrom("low", "high"),
    topLogprobs: fc.constantFrom(0, 5),
    providerOptions: fc.constantFrom({ user: "a" }, { user: "b" }),
  },
  { requiredKeys: [] },
);

/** So little to choose from that some of them are equal. */
const content: fc.Arbitrary<Content> = fc.record({
  baseUrl: fc.constantFrom("http://one/v1", "http://two/v1"),
  name: few,
  params,
  messages: fc.array(messageContent, { minLength: 1, maxLength: 2 }),
  sample: fc.constantFrom(1, 2),
});

let dressed = 0;

/** A question of this content, with everything else as it never was before. */
function questionOf({ baseUrl, name, params: asked, messages, sample }: Content): Question {
  const entries = Object.entries({ model: name, ...asked });
  dressed += 1;
  const settings = Object.fromEntries(dressed % 2 === 0 ? entries : entries.toReversed());
  const model = new ModelAt(baseUrl);
  return {
    model,
    settings: settings as { model: string },
    messages: messages.map(messageOf),
    sample,
  };
}

function messageOf({ type, text, isBlocks, name, call }: MessageContent): BaseMessage {
  const fields = {
    content: isBlocks ? [{ type: "text" as const, text }] : text,
    ...(name === null ? {} : { name }),
    id: `id-${dressed}`,
    response_metadata: { request: dressed },
  };
  const makers: Record<MessageContent["type"], () => BaseMessage> = {
    ai: () => replied(fields, call),
    developer: () => new ChatMessage({ ...fields, role: `role ${call}` }),
    human: () => new HumanMessage(fields),
    system: () => new SystemMessage(fields),
    tool: () => new ToolMessage({ ...fields, tool_call_id: call ?? "none" }),
  };
  return makers[type]();
}

function replied(fields: BaseMessageFields, call: string | null): AIMessage {
  const tool_calls = call === null ? [] : [{ id: "1", name: "look", args: { at: call, in: "x" } }];
  const usage_metadata = { input_tokens: dressed, output_tokens: 1, total_tokens: dressed + 1 };
  return Object.assign(new AIMessage({ ...fields, tool_calls }), { usage_metadata });
}

/** All that the key may depend on, without what a message or a cold model does not say. */
function essenceOf({ messages, sample, ...rest }: Content): unknown {
  const hasCall = new Set(["ai", "developer", "tool"]);
  const said = messages.map((each) => (hasCall.has(each.type) ? each : { ...each, call: null }));
  const { temperature, maxOutputTokens, topP, stop, seed, providerOptions } = rest.params;
  const { reasoningEffort, topLogprobs } = rest.params;
  const sampling = [temperature, maxOutputTokens, topP, stop, seed, providerOptions];
  const ordered = { ...rest, params: [...sampling, reasoningEffort, topLogprobs] };
  return { ...ordered, said, sample: temperature === 0 ? "any" : sample };
}

const keyOf = (each: Content): string => JSON.stringify(cacheKeyOf(questionOf(each)));

const plain: Content = {
  baseUrl: "http://one/v1",
  name: "mine:m",
  params: { temperature: 0.7 },
  messages: [{ type: "human", text: "a", isBlocks: false, name: null, call: null }],
  sample: 1,
};

describe("cacheKeyOf", () => {
  test("is the same key for the same content, however it is dressed", () => {
    fc.assert(
      fc.property(content, (each) => {
        expect(keyOf(each)).toBe(keyOf(each));
      }),
    );
  });

  test("is another key for other content, and only then", () => {
    fc.assert(
      fc.property(content, content, (one, other) => {
        const isSame = JSON.stringify(essenceOf(one)) === JSON.stringify(essenceOf(other));
        expect(keyOf(one) === keyOf(other)).toBe(isSame);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is another key when any one thing is changed", () => {
    const changes: Partial<Content>[] = [
      { baseUrl: "http://two/v1" },
      { name: "mine:n" },
      { params: {} },
      { params: { temperature: 0.8 } },
      { params: { temperature: 0.7, seed: 0 } },
      { params: { temperature: 0.7, reasoningEffort: "low" } },
      { params: { temperature: 0.7, reasoningEffort: "high" } },
      { params: { temperature: 0.7, topLogprobs: 0 } },
      { params: { temperature: 0.7, topLogprobs: 5 } },
      { params: { temperature: 0.7, providerOptions: { user: "a" } } },
      { params: { temperature: 0.7, providerOptions: { user: "b" } } },
      { messages: [...plain.messages, ...plain.messages] },
      ...plain.messages.flatMap((each): Partial<Content>[] => [
        { messages: [{ ...each, text: "a " }] },
        { messages: [{ ...each, type: "system" }] },
        { messages: [{ ...each, isBlocks: true }] },
        { messages: [{ ...each, name: "ada" }] },
      ]),
      { sample: 2 },
    ];
    const keys = [{}, ...changes].map((change) => keyOf({ ...plain, ...change }));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("has one key for all samples at temperature 0, and only there", () => {
    const keysAt = (asked: Content["params"]): number =>
      new Set([1, 2, 3].map((sample) => keyOf({ ...plain, params: asked, sample }))).size;
    expect([0, 0.1, undefined].map((temperature) => keysAt({ temperature }))).toEqual([1, 3, 3]);
  });

  test("is another key for another account or namespace", () => {
    const scopes = [{}, { account: "a" }, { namespace: "a" }, { account: "a", namespace: "a" }];
    const keys = scopes.map((scope) => cacheKeyOf({ ...questionOf(plain), scope }).llmKey);
    expect(new Set(keys).size).toBe(scopes.length);
  });

  test("heeds what a message carries beside its text", () => {
    const withKwargs = (additional_kwargs: Record<string, unknown>): string =>
      cacheKeyOf({
        ...questionOf(plain),
        messages: [new SystemMessage({ content: "a", additional_kwargs })],
      }).prompt;
    expect(withKwargs({ cache: true })).not.toBe(withKwargs({}));
  });

  test("is made of hashes, so that nothing can be read from it", () => {
    const { prompt, llmKey } = cacheKeyOf(questionOf(plain));
    expect([prompt, llmKey]).toEqual([
      expect.stringMatching(/^[\da-f]{64}$/),
      expect.stringMatching(/^[\da-f]{64}$/),
    ]);
  });

  test("stays what it is: a cache on disk outlives releases", () => {
    expect(cacheKeyOf(questionOf(plain))).toMatchInlineSnapshot(`
      {
        "llmKey": "e18a36fb1ce9cd894f059872830eb4c677755f936a1c64fc03d11db2dbddeb1b",
        "prompt": "84472c2d634ff7afd83759648fd053d8139ef5a458aec8b3c419dce7643f659c",
      }
    `);
  });
});
