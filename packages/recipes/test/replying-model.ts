import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { compile, type GraphSpec, type MoaApp, modelsOf } from "@moagraph/core";

/** The reply of a model to a prompt with this system message. */
export type Reply = (system: string, model: string) => string;

/**
 * The list in a system message, without fence marks, the sentences before it and the form of the
 * reply after it.
 */
export function listIn(system: string): string[] {
  const [list = ""] = (system.split(/\n\nAnswers?.*:\n/)[1] ?? "").split("\n\n");
  const plain = list.replaceAll(/<quote-\d+>\n|\n<\/quote-\d+>/g, "");
  return plain.split("\n").slice(1);
}

/** A chat model whose reply depends on its system message. */
class ReplyingModel extends SimpleChatModel {
  readonly #reply: (system: string) => string;

  constructor(reply: (system: string) => string) {
    super({});
    this.#reply = reply;
  }

  override _llmType(): string {
    return "replying";
  }

  override async _call([first]: BaseMessage[]): Promise<string> {
    return this.#reply(first?.type === "system" ? first.text : "");
  }
}

/** Compiles a graph with models that reply like this. */
export function open(graph: GraphSpec, reply: Reply): MoaApp {
  const models = Object.fromEntries(
    modelsOf(graph).map((model) => [
      model,
      () => new ReplyingModel((system) => reply(system, model)),
    ]),
  );
  return compile(graph, { models });
}
