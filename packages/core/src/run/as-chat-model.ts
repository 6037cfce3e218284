import type { BaseCache } from "@langchain/core/caches";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import {
  BaseChatModel,
  type BindToolsInput,
  type LangSmithParams,
} from "@langchain/core/language_models/chat_models";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import {
  AIMessage,
  AIMessageChunk,
  type AIMessageChunkFields,
  type AIMessageFields,
  type BaseMessage,
} from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { sha256 } from "@langchain/core/utils/hash";
import { optionsText } from "../ask/options-text.js";
import type { OutputOptions } from "../ask/output-options.js";
import type { MoaApp } from "../compile/moa-app.js";
import type { RunConfig } from "../compile/run-config.js";
import { appIdentity } from "./app-identity.js";
import { hookCallOptions } from "../langgraph/internals/chat-models/call-options.js";
import { withAmbientCallbacks } from "../langgraph/internals/child-config.js";
import { innerCallbacks, tellToken } from "./inner-callbacks.js";
import { cacheNamespaceOf } from "../runtime/cache-namespace-of.js";
import type { Compilation } from "../runtime/compilation.js";
import { compilationOf } from "../runtime/compilation-of.js";
import type { MoaOutput } from "../runtime/graph-state.js";
import { keptProposalsOfRun } from "../runtime/kept-proposals.js";
import { outputOptionsOfRun } from "../runtime/output-options-of-run.js";
import { messageText } from "../tokens/message-text.js";
import { hasToolCalls } from "../tokens/tool-calls.js";
import { type AnswerReport, reportOf } from "./answer-report.js";
import { scopeHash, scopeIn, withScope } from "./callers-scope.js";
import { outputOptionsIn } from "./call-options.js";
import { checkOutput } from "./check-output.js";
import { toolList } from "../prompt/tool-list.js";
import { type OutputModel, outputModelOf } from "./output-model.js";
import { refuseWhatNodesDo } from "./refused-options.js";
import type { RunEvent } from "./run-event.js";
import { followRun } from "./stream-run.js";
import { structuredOutput, type StructuredOutputInput } from "./structured-output.js";
import { TurnProposals, type TurnStep } from "./turn/turn-proposals.js";
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
 * conversation each time and cannot pause. The app gets the `configurable` and the `context` of the
 * caller, such as `model.invoke(messages, { configurable: { cacheNamespace: "tenant-a" } })`, without
 * the thread and other values of a LangGraph graph around it.
 * @param options - How often the nodes propose in the loop of an agent.
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
export function asChatModel(app: MoaApp, options: ChatModelOptions = {}): BaseChatModel {
  return new MoaChatModel(app, options);
}

/** How a graph works as a chat model. */
export interface ChatModelOptions {
  /**
   * How often the nodes propose in the loop of an agent, which asks the model again after each call of
   * a tool.
   *
   * - `"each-call"`: each time the model is asked.
   * - `"once-per-turn"`: when a message of the user comes last. The proposals of that turn are kept.
   *   When tool results follow it, only the output is asked, with the kept proposals.
   *   `response_metadata.keptProposals` is their number. If there are none, all nodes are asked.
   *
   * Proposals are kept for the conversation up to the last message of the user, compared by content,
   * for this graph with its accounts, and for the caller's `configurable` and `context`. They are in
   * the answer cache if the app has one, else in memory, for the 100 turns that were used last. Runs
   * that fail keep nothing.
   *
   * @defaultValue "each-call"
   */
  readonly propose?: "each-call" | "once-per-turn";
  /**
   * Tells nodes that read nothing the names and descriptions of the bound tools, as text. Only the
   * output can call them.
   *
   * @defaultValue false
   */
  readonly proposersSeeTools?: boolean;
}

class MoaChatModel extends BaseChatModel {
  private readonly app: MoaApp;
  private readonly graphName: string;
  private readonly graphHash: () => string;
  private readonly output: OutputModel;
  private readonly compilation: Compilation;
  private readonly turns: TurnProposals | undefined;

  constructor(
    app: MoaApp,
    private readonly chatOptions: ChatModelOptions,
    /** Tools that the answer may call. */
    private readonly tools: readonly BindToolsInput[] = [],
    /** Kept by the model without tools: agents bind them for each call. */
    turns?: TurnProposals,
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
      (hash ??= appIdentity(compilation, app, cacheNamespaceOf(app.config?.configurable)));
    this.output = outputModelOf(compilation);
    this.turns =
      chatOptions.propose === "once-per-turn"
        ? (turns ?? new TurnProposals(compilation, this.graphHash))
        : undefined;
    defineCache(this);
    hookCallOptions(this, withScope);
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
    const model = new MoaChatModel(this.app, this.chatOptions, [...tools], this.turns);
    if (this.cache !== undefined) model.cache = this.cache;
    return Object.keys(options).length === 0 ? model : model.withConfig(options);
  }

  /** What the model of the output can do. `createAgent` chooses by it how to ask for a format. */
  override get profile(): ModelProfile {
    return this.output.profile;
  }

  override getLsParams(options: this["ParsedCallOptions"]): LangSmithParams {
    return this.output.lsParams(options.stop);
  }

  /** The type is that of all overloads of LangChain. */
  override withStructuredOutput(...[schema, options]: StructuredOutputInput): never {
    const asked = { model: this, graph: this.graphName, capabilities: this.output.capabilities };
    return structuredOutput(asked, schema, options) as never;
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const { config, within, turn } = await this.innerRun(messages, options, runManager);
    const values = await within(() => this.app.invoke({ messages }, config));
    await turn?.keep(values);
    const report = this.reportOf(values, turn);
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
    const { config, within, turn } = await this.innerRun(messages, options, runManager);
    const id = crypto.randomUUID();
    let output: MoaOutput | undefined;
    let isReset = false;
    const chunksOfEvent = chunksFor(id);
    const events = followRun(this.app, { messages }, config, (values) => void (output = values));
    for await (const event of readWithin(events, within)) {
      isReset ||= event.type === "answer-reset";
      const chunk = chunksOfEvent(event);
      if (chunk === undefined) continue;
      yield chunk;
      await tellToken(runManager, chunk);
    }
    if (output === undefined) return;
    await turn?.keep(output);
    const report = this.reportOf(output, turn);
    yield chunkOf("", id, isReset ? withAnswer(report, output.answer) : report);
  }

  /** How the graph runs within a call, with what the call asks of the output's model. */
  private async innerRun(
    messages: readonly BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager: CallbackManagerForLLMRun | undefined,
  ): Promise<InnerRun> {
    refuseWhatNodesDo(this.graphName, options);
    const asked = this.outputOptions(options);
    const { config, within } = innerRun(options, runManager);
    const scope = scopeIn(options);
    const turn = await this.turns?.step(messages, scopeHash(scope), options.signal);
    const { compilation } = this;
    const kept =
      turn?.kept && keptProposalsOfRun.configurable({ compilation, proposals: turn.kept });
    const output = asked && outputOptionsOfRun.configurable({ compilation, options: asked });
    const configurable = { ...scope.configurable, ...kept, ...output };
    return { config: { ...config, ...scope, configurable }, within, turn };
  }

  private outputOptions(options: this["ParsedCallOptions"]): OutputOptions | undefined {
    const asked = outputOptionsIn(options, this.tools, this.compilation);
    const { tools = [] } = asked ?? {};
    if (asked === undefined || tools.length === 0 || this.chatOptions.proposersSeeTools !== true) {
      return asked;
    }
    return { ...asked, toolList: toolList(tools) };
  }

  private reportOf(values: MoaOutput, turn: TurnStep | undefined): AnswerReport {
    const report = reportOf(values, this.output);
    return turn?.kept === undefined
      ? report
      : withMetadata(report, { keptProposals: turn.kept.length });
  }
}

/** What was streamed begins with reasoning, so the answer is reported apart. */
function withAnswer(report: AnswerReport, answerAfterReset: string): AnswerReport {
  return withMetadata(report, { answerAfterReset });
}

function withMetadata(report: AnswerReport, metadata: Record<string, unknown>): AnswerReport {
  return { ...report, response_metadata: { ...report.response_metadata, ...metadata } };
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
  readonly config: RunConfig;
  /** With `propose: "once-per-turn"`. */
  readonly turn: TurnStep | undefined;
  /** Calls back so that LangGraph finds no other callbacks than those of the config. */
  readonly within: <Result>(callback: () => Result) => Result;
}

function innerRun(
  { signal }: { readonly signal?: AbortSignal | undefined },
  runManager: CallbackManagerForLLMRun | undefined,
): Omit<InnerRun, "turn"> {
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
