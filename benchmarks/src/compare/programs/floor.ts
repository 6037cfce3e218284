import type { Shape } from "../shape.js";
import type { Program } from "./program.js";
import { type ChatMessage, promptOf, question } from "./prompt.js";

/** A function that calls a model. */
export interface Client {
  ask(model: string, messages: ChatMessage[]): Promise<string>;
  askStreaming(model: string, messages: ChatMessage[]): AsyncIterable<string>;
}

/** Nested `Promise.all`, without any framework: the minimum cost of a run. */
export function floor(shape: Shape, client: Client, asked: string = question): Program {
  const model = shape.layers.at(-1)?.models[0] ?? "";
  return {
    answer: async () => client.ask(model, await lastPrompt(shape, client, asked)),
    async *pieces() {
      yield* client.askStreaming(model, await lastPrompt(shape, client, asked));
    },
  };
}

/** Calls all layers except the last, and returns the prompt of that one. */
async function lastPrompt(
  { layers }: Shape,
  client: Client,
  asked: string,
): Promise<ChatMessage[]> {
  const answers: Promise<string[]>[] = [];
  const promptFor = async (reads: readonly number[]): Promise<ChatMessage[]> =>
    promptOf(
      (await Promise.all(reads.map((read) => answers[read] as Promise<string[]>))).flat(),
      asked,
    );
  const askAll = async (models: readonly string[], reads: readonly number[]): Promise<string[]> => {
    const messages = await promptFor(reads);
    return Promise.all(models.map((model) => client.ask(model, messages)));
  };
  for (const { models, reads } of layers.slice(0, -1)) answers.push(askAll(models, reads));
  return promptFor(layers.at(-1)?.reads ?? []);
}
