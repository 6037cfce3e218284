import type { BaseCache } from "@langchain/core/caches";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel, type BindToolsInput } from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  AIMessageChunk,
  type AIMessageChunkFields,
  type AIMessageFields,
  type BaseMessage,
} from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { RunnableConfig } from "@langchain/core/runnables";
import { sha256 } from "@langchain/core/utils/hash";
import { optionsText } from "../ask/options-text.js";
import type { MoaApp } from "../compile/moa-app.js";
import { appIdentity } from "./app-identity.js";
import { withAmbientCallbacks } from "../langgraph/internals/child-config.js";
import { innerCallbacks, tellToken } from "./inner-callbacks.js";
import { cacheNamespaceOf } from "../runtime/cache-namespace-of.js";
import type { Compilation } from "../runtime/compilation.js";
import { compilationOf } from "../runtime/compilation-of.js";
import type { MoaOutput } from "../runtime/graph-state.js";
import { outputOptionsOfRun } from "../runtime/output-options-of-run.js";
import { messageText } from "../tokens/message-text.js";
import { hasToolCalls } from "../tokens/tool-calls.js";
import { type AnswerReport, reportOf } from "./answer-report.js";
import { outputOptionsIn } from "./call-options.js";
import { checkOutput } from "./check-output.js";
import { refuseWhatNodesDo } from "./refused-options.js";
import type { RunEvent } from "./run-event.js";
import { followRun } from "./stream-run.js";
import { UnchargedCache } from "./uncharged-cache.js";

/**
 * Makes a compiled graph a LangChain chat model, for wherever one is taken: a step of a chain, the
 * model of an agent without tools, a proposer of another graph.
 *
 * Each call is a run of the graph over the messages given: it costs as many model calls as the graph
 * has. `stream` yields the answer while the last model writes it. `usage_metadata` sums over all
 * calls of the run. `response_metadata` holds the vendor's metadata of the answer, `model`,
 * `model_name` and `finish_reason` of its call, and `ledger`, `costUsd` and `degraded` of the run.
 *
 * If streamed text turns out to be reasoning (event `answer-reset`), chunks cannot be taken back: the
 * last chunk has the complete answer as `response_metadata.answerAfterReset`.
 *
 * Callbacks see every inner call, and hear tokens and usage once: from this model, not from the calls
 * within it. Aborting cancels all of them. An answer from a LangChain cache has cost 0 and no ledger.
 *
 * With `redact`, the traces of the model itself still hold the raw prompt and answer, because LangChain
 * writes them outside of the graph. The traces of the inner calls are redacted.
 *
 * @param app - From `compile`. Its checkpointer and interrupts are ignored: a chat model gets its whole
 * conversation each time and cannot pause. LangChain gives a chat model no `configurable`: for a cache
 * namespace of a tenant, pass `app.withConfig({ configurable: { cacheNamespace: "tenant-a" } })`.
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
  private readonly compilation: Compilation;
  private readonly graphName: string;
  private readonly graphHash: () => string;
  private readonly output: string;

  /** @param tools - Tools that the answer may call. */
  constructor(
    app: MoaApp,
    private readonly tools: readonly BindToolsInput[] = [],
  ) {
    super({ maxRetries: 0 });
    const compilation = compilationOf(app);
    this.compilation = compilation;
    this.app = app.withConfig({ interruptBefore: [], interruptAfter: [] });
    this.app.checkpointer = false;
    this.graphName = compilation.graph.name;
    let hash: string | undefined;
    // Keys are read from the environment when models are made, which is with the first request.
    this.graphHash = () =>
      (hash ??= appIdentity(compilation, cacheNamespaceOf(app.config?.configurable)));
    this.output = compilation.graph.output;
    defineCache(this);
  }

  override _llmType(): string {
    return "moagraph";
  }

  /** Identifies the app for caches. Apps with another graph or other accounts differ in `account`. */
  override _identifyingParams(): Record<string, unknown> {
    const tools = this.tools.length === 0 ? {} : { tools: toolsIdentity(this.tools) };
    return { model: this.graphName, account: this.graphHash(), ...tools };
  }

  /**
   * A model whose answer may call tools. Agents call it even without tools.
   *
   * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the output cannot call tools.
   */
  override bindTools(
    tools: readonly BindToolsInput[],
    options: Partial<this["ParsedCallOptions"]> = {},
  ): ReturnType<NonNullable<BaseChatModel["bindTools"]>> {
    if (tools.length > 0) checkOutput("tools", this.compilation);
    const model = new MoaChatModel(this.app, [...tools]);
    if (this.cache !== undefined) model.cache = this.cache;
    return Object.keys(options).length === 0 ? model : model.withConfig(options);
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const { config, within } = this.innerRun(options, runManager);
    const values = await within(() => this.app.invoke({ messages }, config));
    const report = reportOf(values, this.output);
    const id = crypto.randomUUID();
    const message = new AIMessage({ ...fieldsOf("", id, report), ...contentOf(values) });
    return {
      generations: [{ text: messageText(message), message }],
      llmOutput: tokenUsageOf(report),
    };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { config, within } = this.innerRun(options, runManager);
    const id = crypto.randomUUID();
    let report: AnswerReport | undefined;
    let answer = "";
    let isReset = false;
    const chunksOfEvent = chunksFor(id);
    const events = followRun(this.app, { messages }, config, (values) => {
      report = reportOf(values, this.output);
      ({ answer } = values);
    });
    for await (const event of readWithin(events, within)) {
      isReset ||= event.type === "answer-reset";
      const chunk = chunksOfEvent(event);
      if (chunk === undefined) continue;
      yield chunk;
      await tellToken(runManager, chunk);
    }
    if (report === undefined) return;
    yield chunkOf("", id, isReset ? withAnswer(report, answer) : report);
  }

  /** How the graph runs within a call, with what the call asks of the output's model. */
  private innerRun(
    options: this["ParsedCallOptions"],
    runManager: CallbackManagerForLLMRun | undefined,
  ): InnerRun {
    const { compilation } = this;
    refuseWhatNodesDo(this.graphName, options);
    const asked = outputOptionsIn(options, this.tools, compilation);
    const { config, within } = innerRun(options, runManager);
    if (asked === undefined) return { config, within };
    const configurable = outputOptionsOfRun.configurable({ compilation, options: asked });
    return { config: { ...config, configurable }, within };
  }
}

/** What was streamed begins with reasoning, so the answer is reported apart. */
function withAnswer(report: AnswerReport, answerAfterReset: string): AnswerReport {
  return {
    ...report,
    response_metadata: { ...report.response_metadata, answerAfterReset },
  };
}

/** Cached answers cost nothing. LangChain only sets their usage to zero. */
function defineCache(model: BaseChatModel): void {
  let cache: BaseCache | undefined;
  Object.defineProperty(model, "cache", {
    get: () => cache,
    set(given: BaseCache | undefined) {
      cache = given && new UnchargedCache(given);
    },
    enumerable: true,
    configurable: true,
  });
}

/** How the graph runs within the model's call. */
interface InnerRun {
  readonly config: RunnableConfig;
  /** Calls back so that LangGraph finds no other callbacks than those of the config. */
  readonly within: <Result>(callback: () => Result) => Result;
}

function innerRun(
  { signal }: { readonly signal?: AbortSignal | undefined },
  runManager: CallbackManagerForLLMRun | undefined,
): InnerRun {
  const cancelled = signal === undefined ? {} : { signal };
  if (runManager === undefined) return { config: cancelled, within: (callback) => callback() };
  const callbacks = innerCallbacks(runManager);
  return {
    config: { ...cancelled, callbacks },
    within: (callback) => withAmbientCallbacks(callbacks, callback),
  };
}

/** Reads events so that each is awaited within the context that the run needs. */
async function* readWithin(
  events: AsyncGenerator<RunEvent, void, undefined>,
  within: InnerRun["within"],
): AsyncGenerator<RunEvent> {
  try {
    for (;;) {
      const { value, done } = await within(async () => events.next());
      if (done === true) return;
      yield value;
    }
  } finally {
    await events.return();
  }
}

/**
 * Makes the chunks of an answer from the events of its run. An answer that comes in blocks also comes
 * as text: only its blocks are passed on.
 */
function chunksFor(id: string): (event: RunEvent) => ChatGenerationChunk | undefined {
  let hasBlocks = false;
  return (event) => {
    hasBlocks ||= event.type === "answer-content";
    if (event.type === "answer-token") return hasBlocks ? undefined : chunkOf(event.text, id);
    if (event.type === "answer-content") return chunkWith({ content: [...event.content], id });
    if (event.type !== "tool-call-chunk") return undefined;
    return chunkWith({ content: "", id, tool_call_chunks: [event.chunk] });
  };
}

function chunkOf(text: string, id: string, report?: AnswerReport): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk(fieldsOf(text, id, report)) });
}

function chunkWith(fields: AIMessageChunkFields): ChatGenerationChunk {
  const message = new AIMessageChunk(fields);
  return new ChatGenerationChunk({ text: messageText(message), message });
}

/** The answer in the form of a message: its text, or what it holds with calls of tools. */
function contentOf({ answer, messages }: MoaOutput): Pick<AIMessageFields, "content"> {
  const last = messages.at(-1);
  if (answer !== "" || last === undefined || !hasToolCalls(last)) return { content: answer };
  const { content, tool_calls = [], invalid_tool_calls = [] } = last;
  return { content, tool_calls, invalid_tool_calls } as AIMessageFields;
}

/** Identifies tools in the keys of caches. Those that cannot be compared equal no others. */
function toolsIdentity(tools: readonly BindToolsInput[]): string {
  try {
    return sha256(optionsText({ tools, callOptions: {} }));
  } catch {
    return crypto.randomUUID();
  }
}

/** The cast is for LangChain's type, which has no usage in it. */
function fieldsOf(content: string, id: string, report?: AnswerReport): AIMessageFields {
  return { content, id, ...report } as unknown as AIMessageFields;
}

/** Usage where older listeners look for it. LangChain adds it for streamed answers itself. */
function tokenUsageOf({ usage_metadata: usage }: AnswerReport): Record<string, unknown> {
  const { input_tokens, output_tokens, total_tokens } = usage;
  const tokenUsage = {
    promptTokens: input_tokens,
    completionTokens: output_tokens,
    totalTokens: total_tokens,
  };
  return { tokenUsage };
}
