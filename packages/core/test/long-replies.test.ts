import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type AIMessageChunkFields } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { replyLimits } from "@moagraph/provider-kit";
import { describe, expect, test, vi } from "vitest";
import {
  type BrokenAnswerError,
  compile,
  defineGraph,
  type AnswerFailedError,
  proposer,
  streamRun,
} from "../src/index.js";
import { always } from "./scripted-model.js";

type Part = string | AIMessageChunkFields;

/** A chat model that repeats one chunk without end, or gives one huge message. */
class EndlessModel extends BaseChatModel {
  asked = 0;
  chunks = 0;
  hasLeft = false;

  constructor(private readonly part: Part) {
    super({ maxRetries: 0 });
  }

  override _llmType(): string {
    return "endless";
  }

  override async _generate(): Promise<ChatResult> {
    this.asked += 1;
    const message = new AIMessage(this.part);
    return { generations: [{ text: "", message }] };
  }

  override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
    this.asked += 1;
    try {
      for (;;) {
        this.chunks += 1;
        yield new ChatGenerationChunk({ text: "", message: new AIMessageChunk(this.part) });
      }
    } finally {
      this.hasLeft = true;
    }
  }
}

const maxOutputTokens = 10;
const { textCharacters } = replyLimits(maxOutputTokens);
const word = "word ".repeat(10_000);

function solo(model: BaseChatModel, settings: Partial<Parameters<typeof proposer>[0]> = {}) {
  const ada = proposer({ model: "ada", maxOutputTokens, ...settings });
  const graph = defineGraph({ name: "solo", nodes: { ada }, output: "ada" });
  return compile(graph, { models: { ada: () => model, bob: () => always("Fine.") } });
}

async function failed<Failure>(run: Promise<unknown>): Promise<Failure> {
  return run.then(
    () => Promise.reject(new Error("It did not fail.")),
    (error: Failure) => error,
  );
}

async function read(app: ReturnType<typeof solo>): Promise<string> {
  let text = "";
  for await (const event of streamRun(app, { messages: "Go." })) {
    if (event.type === "answer-token") text += event.text;
  }
  return text;
}

describe("a complete reply that is far longer than its limit", () => {
  test("is refused with its beginning, paid, and not requested again", async () => {
    const model = new EndlessModel(word.repeat(50));
    const run = solo(model).invoke({ messages: "Go." });
    const { code, call, cause, ledger } = await failed<AnswerFailedError>(run);
    expect(code).toBe("ANSWER_FAILED");
    expect(cause).toMatchObject({ code: "REPLY_TOO_LONG", isRetryable: false });
    expect(call).toMatchObject({ status: "failed", error: { code: "REPLY_TOO_LONG" } });
    expect(call.error?.message).toBe(
      "ada sent far more than the 10 tokens of `maxOutputTokens` need, so the reply was not read to its end.",
    );
    expect(call.partialText).toBe(word.repeat(50).slice(0, textCharacters));
    expect(call.outputTokens).toBeGreaterThan(100_000);
    expect(ledger).toEqual([call]);
    expect(model.asked).toBe(1);
  });

  test.each([
    ["in its text", word.repeat(50)],
    ["in its reasoning", { content: "", additional_kwargs: { reasoning: word.repeat(50) } }],
    ["in a refusal", { content: "", additional_kwargs: { refusal: word.repeat(50) } }],
  ])("leads to the fallback: %s", async (_, part) => {
    const app = solo(new EndlessModel(part), { fallback: ["bob"] });
    const { answer, ledger } = await app.invoke({ messages: "Go." });
    expect(answer).toBe("Fine.");
    expect(ledger.map(({ error }) => error?.code)).toEqual(["REPLY_TOO_LONG", undefined]);
  });

  test("is an answer if its limit allows for it", async () => {
    const app = solo(new EndlessModel(word.repeat(50)), { maxOutputTokens: 8_000 });
    expect((await app.invoke({ messages: "Go." })).answer).toHaveLength(2_500_000);
  });
});

describe("a streamed reply without end", () => {
  test("breaks off at its limit, with what was delivered", async () => {
    const model = new EndlessModel(word);
    const { code, call, partialText, hint } = await failed<BrokenAnswerError>(read(solo(model)));
    expect(code).toBe("BROKEN_ANSWER");
    expect(call.error?.code).toBe("REPLY_TOO_LONG");
    expect(partialText).toHaveLength(textCharacters);
    expect(call.partialText).toBe(partialText);
    expect(hint).toContain("raise `maxOutputTokens`");
    expect(model.hasLeft).toBe(true);
    expect(model.asked).toBe(1);
  });

  const delta = (args: string) => ({
    content: "",
    tool_call_chunks: [{ index: 0, name: "f", id: "1", args, type: "tool_call_chunk" as const }],
  });

  test.each<[string, Part]>([
    ["reasoning", { content: "", additional_kwargs: { reasoning_content: word } }],
    ["a refusal", { content: "", additional_kwargs: { refusal: word } }],
    ["white space", " \n".repeat(20_000)],
    ["thinking parts", { content: [{ type: "thinking", thinking: word }] }],
  ])("fails at its limit: %s", async (_, part) => {
    const model = new EndlessModel(part);
    const { code, call, ledger } = await failed<AnswerFailedError>(read(solo(model)));
    expect(code).toBe("ANSWER_FAILED");
    expect(call).toMatchObject({ status: "failed", error: { code: "REPLY_TOO_LONG" } });
    expect(ledger).toEqual([call]);
    expect(call.outputTokens).toBeGreaterThan(1_000);
    expect(model.hasLeft).toBe(true);
  });

  test("is broken at its limit where arguments of a tool were delivered", async () => {
    const model = new EndlessModel(delta("[".repeat(50_000)));
    const { code, call } = await failed<BrokenAnswerError>(read(solo(model)));
    expect(code).toBe("BROKEN_ANSWER");
    expect(call).toMatchObject({ status: "failed", error: { code: "REPLY_TOO_LONG" } });
    expect(call.outputTokens).toBeGreaterThan(1_000);
    expect(model.hasLeft).toBe(true);
  });

  test("never cuts a character in half", async () => {
    const { partialText } = await failed<BrokenAnswerError>(
      read(solo(new EndlessModel(`a${"😀".repeat(20_000)}`))),
    );
    expect(partialText).not.toMatch(/[\uD800-\uDBFF]$/);
    expect(partialText.length).toBeGreaterThan(textCharacters - 10);
  });

  test("takes no event for each unread token", async () => {
    const model = new EndlessModel("word ".repeat(20));
    const events = streamRun(solo(model), { messages: "Go." });
    let text = "";
    let count = 0;
    const rest = async () => {
      for await (const event of events) {
        // The model writes to its limit before the next event is read.
        await vi.waitFor(() => expect(model.hasLeft).toBe(true), { timeout: 30_000 });
        count += 1;
        if (event.type === "answer-token") text += event.text;
      }
    };
    await events.next();
    await expect(rest()).rejects.toMatchObject({ code: "BROKEN_ANSWER" });
    expect(text).toHaveLength(textCharacters);
    expect(model.chunks).toBeGreaterThan(10_000);
    expect(count).toBeLessThan(1_010);
  });
});
