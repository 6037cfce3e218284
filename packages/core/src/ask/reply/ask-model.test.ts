import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, HumanMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { describe, expect, it } from "vitest";
import { CancelScope } from "../cancel/cancel-scope.js";
import { askStreaming, type Following } from "./ask-model.js";

/** A model that says what it is given, without heeding any signal. */
class StubbornModel extends BaseChatModel {
  readonly said: string[] = [];
  isLeft = false;
  private wake: () => void = () => {};

  constructor() {
    super({});
  }

  override _llmType(): string {
    return "stubborn";
  }

  override async _generate(): Promise<ChatResult> {
    throw new Error("It only streams.");
  }

  say(text: string): void {
    this.said.push(text);
    this.wake();
  }

  // Read straight from here: LangChain's own stream would heed the signal.
  override async stream(): Promise<never> {
    return this.chunks() as never;
  }

  private async *chunks(): AsyncGenerator<AIMessageChunk> {
    try {
      for (;;) {
        const next = this.said.shift();
        if (next !== undefined) yield new AIMessageChunk(next);
        else
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
      }
    } finally {
      this.isLeft = true;
    }
  }
}

const unopened = { isKnown: () => false, remember() {} };
const settings = { model: "stubborn" };

function following(race: Following["race"], onText: (text: string) => void): Following {
  return { race, onText, onChunk() {}, onReasoning() {}, onReset() {} };
}

describe("askStreaming", () => {
  it("takes no piece once the reply is given up, and leaves the stream, whatever the model does", async () => {
    const model = new StubbornModel();
    const scope = new CancelScope();
    const { signal } = scope;
    const race = <Value>(promise: Promise<Value>) => scope.race(promise);
    const pieces: string[] = [];
    const asked = askStreaming(
      { model, messages: [new HumanMessage("Hi")], config: { signal }, unopened, settings },
      following(race, (text) => pieces.push(text)),
    );
    model.say("one");
    await expect.poll(() => pieces).toEqual(["one"]);
    scope.after(0, () => new Error("given up"));
    await expect(asked).rejects.toThrow("given up");
    model.say("two");
    await expect.poll(() => model.isLeft).toBe(true);
    expect(pieces).toEqual(["one"]);
    scope.end();
  });

  it("never takes for whole what had come when its signal was aborted", async () => {
    const model = new StubbornModel();
    const controller = new AbortController();
    const { signal } = controller;
    const race = <Value>(promise: Promise<Value>) => promise;
    const asked = askStreaming(
      { model, messages: [new HumanMessage("Hi")], config: { signal }, unopened, settings },
      following(race, () => controller.abort(new Error("given up"))),
    );
    model.say("one");
    model.say("two");
    await expect(asked).rejects.toThrow("given up");
  });
});
