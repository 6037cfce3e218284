import { setTimeout } from "node:timers/promises";
import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { compile, modelsOf, streamRun } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { moa, moaLite, moaLiteStaircase, moaStaircase, type Recipe } from "../src/index.js";

/** Writes forty sentences, word by word. */
class WritingModel extends SimpleChatModel {
  private requests = 0;

  override _llmType(): string {
    return "writing";
  }

  override async _call(): Promise<string> {
    return [...this.words()].join("");
  }

  override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
    for (const word of this.words()) {
      await setTimeout(1);
      yield new ChatGenerationChunk({ text: word, message: new AIMessageChunk(word) });
    }
  }

  private words(): string[] {
    const request = (this.requests += 1);
    return Array.from({ length: 40 }, (_, at) => [` Point`, ` ${request}.${at}`, ` holds.`]).flat();
  }
}

/** What comes first: a part of the answer, or the end of a proposal. */
async function firstOf({ graph }: Recipe): Promise<string | undefined> {
  const models = Object.fromEntries(modelsOf(graph).map((id) => [id, () => new WritingModel({})]));
  for await (const { type } of streamRun(compile(graph, { models }), { messages: "Why?" })) {
    if (type === "answer-token" || type === "proposal-end") return type;
  }
  return undefined;
}

describe.each([
  [moaStaircase, moa],
  [moaLiteStaircase, moaLite],
])("recipe $name", (recipe, plain) => {
  test("has the nodes of the recipe without a staircase", () => {
    const { nodes, output } = recipe.graph;
    expect({ nodes, output }).toEqual({ nodes: plain.graph.nodes, output: plain.graph.output });
  });

  test("begins its answer before any proposal has ended", async () => {
    expect(await firstOf(recipe)).toBe("answer-token");
  });
});
