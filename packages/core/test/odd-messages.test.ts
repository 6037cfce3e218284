import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { describe, expect, test } from "vitest";
import { type AnswerFailedError, compile, defineGraph, proposer, streamRun } from "../src/index.js";

/** A chat model whose messages have some fields of another type than LangChain promises. */
class OddModel extends BaseChatModel {
  fields: object = {};

  constructor() {
    super({ maxRetries: 0 });
  }

  override _llmType(): string {
    return "odd";
  }

  override async _generate(): Promise<ChatResult> {
    const message = Object.assign(new AIMessage("Four."), this.fields);
    return { generations: [{ text: "", message }] };
  }

  override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
    const message = Object.assign(new AIMessageChunk("Four."), this.fields);
    yield new ChatGenerationChunk({ text: "", message });
  }
}

const parts = [{ type: "text", text: "Four." }];
const good = {
  content: parts,
  tool_calls: [{ name: "f", args: {}, id: "1" }],
  tool_call_chunks: [{ name: "f", args: "{}", id: "1", index: 0 }],
  additional_kwargs: { refusal: "", reasoning_content: "2+2", reasoning_details: [{ text: "2" }] },
  response_metadata: { finish_reason: "stop", adapted: ["seed"], costUsd: 1, ledger: 1 },
  usage_metadata: { input_tokens: 3, output_tokens: 4, total_tokens: 7 },
};
const odd: readonly unknown[] = [true, 0, "x", [], [null], [{}], {}, { x: 1 }];

type Path = readonly string[];

function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]));
  return [at, ...inner];
}

function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return structuredClone(to);
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest, to);
  return copy;
}

const ada = new OddModel();
const nodes = { ada: proposer({ model: "ada" }) };
const graph = defineGraph({ name: "solo", nodes, output: "ada", retry: { attempts: 1 } });
const app = compile(graph, { models: { ada } });

/** The app, whose model's messages have these fields from now on. */
function appWith(fields: object): typeof app {
  ada.fields = fields;
  return app;
}

const ways: readonly (readonly [string, (fields: object) => Promise<string>])[] = [
  ["whole", async (fields) => (await appWith(fields).invoke({ messages: "2+2?" })).answer],
  [
    "streamed",
    async (fields) => {
      let text = "";
      for await (const event of streamRun(appWith(fields), { messages: "2+2?" })) {
        if (event.type === "answer-token") text += event.text;
      }
      return text;
    },
  ],
];

const faults = /^(MALFORMED_RESPONSE|BLANK_REPLY|REFUSED)$/;

describe.each(ways)("a message of a foreign chat model, %s", (_way, ask) => {
  test("is an answer or a typed fault with a ledger, whatever its fields", async () => {
    const places = pathsIn(good).filter((path) => path.length > 0);
    for (const fields of places.flatMap((path) => odd.map((each) => changed(good, path, each)))) {
      const end = await ask(fields as object).catch((error: AnswerFailedError) => error);
      if (typeof end === "string") continue;
      const { call, ledger } = end;
      expect([fields, call.error?.code]).toEqual([fields, expect.stringMatching(faults)]);
      expect(ledger).toEqual([call]);
    }
  });

  test.each([
    [{ content: null }, "a message whose `content` is null instead of a text"],
    [{ content: 4 }, "a message whose `content` is a number instead of a text"],
    [{ content: [null] }, "a message whose `content[0]` is null instead of an object"],
    [{ tool_calls: [null] }, "a message whose `tool_calls[0]` is null instead of an object"],
    [{ tool_calls: "x" }, "a message whose `tool_calls` is a text instead of a list"],
  ])("is refused with what was found and what was expected: %j", async (fields, says) => {
    const { call } = await ask(fields).then(
      () => Promise.reject(new Error("It was answered.")),
      (error: AnswerFailedError) => error,
    );
    expect(call.error).toMatchObject({
      code: "MALFORMED_RESPONSE",
      message: `ada gave ${says}.`,
    });
  });
});

test("usage that is no object counts as not reported", async () => {
  const { ledger } = await appWith({ usage_metadata: "x" }).invoke({ messages: "2+2?" });
  expect(ledger[0]).toMatchObject({ status: "ok", usageSource: "estimated" });
});
