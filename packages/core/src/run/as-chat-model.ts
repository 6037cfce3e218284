import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  AIMessageChunk,
  type AIMessageFields,
  type BaseMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { MoaApp } from "../compile/moa-app.js";
import { appIdentity } from "./app-identity.js";
import { childOf } from "../langgraph/internals/inheritable-callbacks.js";
import { UnsupportedOptionError } from "../errors/unsupported-option-error.js";
import { compilationOf } from "../runtime/compilation-of.js";
import type { RunEndEvent } from "./run-event.js";
import { sumUsage } from "../ledger/run-usage.js";
import { streamRun } from "./stream-run.js";

/**
 * Makes a compiled graph a LangChain chat model, for wherever one is taken: a step of a chain, the
 * model of an agent without tools, a proposer of another graph.
 *
 * Each call is a run of the graph over the messages given: it costs as many model calls as the graph
 * has. `stream` yields the answer while the last model writes it. `usage_metadata` sums over all
 * calls of the run; `response_metadata` holds the `ledger` and `costUsd`. Callbacks see every inner
 * call, and aborting cancels all of them.
 *
 * With `redact`, the traces of the model itself still hold the raw prompt and answer, because LangChain
 * writes them outside of the graph. The traces of the inner calls are redacted.
 *
 * @param app - From `compile`. Its checkpointer and interrupts are ignored: a chat model gets its whole
 * conversation each time and cannot pause.
 * @throws What `app.invoke` throws, when the model is asked.
 * @example A Mixture-of-Agents in a chain
 * ```ts
 * import { asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
 * import { StringOutputParser } from "@langchain/core/output_parsers";
 * import { simulated } from "@moagraph/simulated";
 *
 * const nodes = { ada: proposer({ model: "simulated:ada" }) };
 * const graph = defineGraph({ name: "solo", nodes, output: "ada" });
 * const model = asChatModel(compile(graph, { providers: [simulated()] }));
 * const text = await model.pipe(new StringOutputParser()).invoke("What should I know about tides?");
 * console.log(text.split("\n")[0]); // About tides:
 * ```
 */
export function asChatModel(app: MoaApp): BaseChatModel {
  return new MoaChatModel(app);
}

class MoaChatModel extends BaseChatModel {
  private readonly app: MoaApp;
  private readonly graphName: string;
  private readonly graphHash: string;

  constructor(app: MoaApp) {
    super({ maxRetries: 0 });
    const compilation = compilationOf(app);
    this.app = app.withConfig({ interruptBefore: [], interruptAfter: [] });
    this.app.checkpointer = false;
    this.graphName = compilation.graph.name;
    this.graphHash = appIdentity(compilation);
  }

  override _llmType(): string {
    return "moagraph";
  }

  /** Identifies the app for caches: apps with the same name but other parts differ. */
  override _identifyingParams(): Record<string, unknown> {
    return { model: this.graphName, graph: this.graphHash };
  }

  /** Agents call it even without tools. */
  override bindTools(tools: readonly unknown[]): this {
    if (tools.length > 0) throw new UnsupportedOptionError(this.graphName, "tools");
    return this;
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    this.refuseWhatNodesDo(options);
    const { answer, ledger } = await this.app.invoke(
      { messages },
      innerConfig(options, runManager),
    );
    const message = new AIMessage({ content: answer, ...reportOf(ledger) });
    return { generations: [{ text: answer, message }] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    this.refuseWhatNodesDo(options);
    for await (const event of streamRun(this.app, { messages }, innerConfig(options, runManager))) {
      if (event.type === "answer-token") {
        const chunk = chunkOf(event.text);
        yield chunk;
        await runManager?.handleLLMNewToken(event.text, ...noTokenDetails, { chunk });
      }
      if (event.type === "run-end" && event.status === "answered") yield chunkOf("", event);
    }
  }

  /** Rejects options that the graph would ignore. */
  private refuseWhatNodesDo(options: object): void {
    for (const option of ["stop", "tools", "response_format"] as const) {
      const value: unknown = Reflect.get(options, option);
      const isAsked = Array.isArray(value) ? value.length > 0 : value != null;
      if (isAsked) throw new UnsupportedOptionError(this.graphName, option);
    }
  }
}

/** `handleLLMNewToken` takes the chunk after four parameters that only LangChain can fill. */
const noTokenDetails = [undefined, undefined, undefined, undefined] as const;

function innerConfig(
  options: { readonly signal?: AbortSignal | undefined },
  runManager: CallbackManagerForLLMRun | undefined,
): RunnableConfig {
  return {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(runManager === undefined ? {} : { callbacks: childOf(runManager) }),
  };
}

function chunkOf(text: string, end?: RunEndEvent): ChatGenerationChunk {
  const report = end === undefined ? {} : reportOf(end.ledger);
  return new ChatGenerationChunk({
    text,
    message: new AIMessageChunk({ content: text, ...report }),
  });
}

function reportOf(ledger: RunEndEvent["ledger"]): AIMessageFields {
  const { inputTokens, outputTokens, costUsd } = sumUsage(ledger);
  const usage: UsageMetadata = {
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
  return {
    usage_metadata: usage,
    response_metadata: { ledger, costUsd },
  } as unknown as AIMessageFields;
}
