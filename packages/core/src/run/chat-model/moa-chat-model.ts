import type { BaseCache } from "@langchain/core/caches";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import {
  BaseChatModel,
  type BindToolsInput,
  type LangSmithParams,
} from "@langchain/core/language_models/chat_models";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { type RunnableConfig, RunnableLambda } from "@langchain/core/runnables";
import { hookCallOptions } from "../../langgraph/internals/chat-models/call-options.js";
import { reportUsage } from "../../langgraph/internals/traces/usage-reporter.js";
import type { MoaOutput } from "../../runtime/graph-state.js";
import { chunksFor, lastChunk, resultOf } from "./answer-chunks.js";
import { type AnswerReport, reportOf, usageWithCost } from "./answer-report.js";
import { toolsIdentity } from "./options/call-options.js";
import { withScope } from "./callers-scope.js";
import { checkOutput } from "./options/check-output.js";
import { checkTools } from "./options/check-tools.js";
import { type GraphAsModel, runOfCall } from "./graph-as-model.js";
import { tellToken } from "./inner-callbacks.js";
import { innerRun, readWithin } from "./inner-run.js";
import { followRun } from "../stream-run.js";
import { questionOfTool, type ToolFields } from "./question-of-tool.js";
import { structuredOutput, type StructuredOutputInput } from "./structured-output.js";
import type { TurnStep } from "./turn/turn-proposals.js";
import { UnchargedCache } from "./uncharged-cache.js";

/** LangChain's chat model of a graph. */
export class MoaChatModel extends BaseChatModel {
  constructor(private readonly graph: GraphAsModel) {
    super({ maxRetries: 0 });
    defineCache(this);
    hookCallOptions(this, withScope);
  }

  override _llmType(): string {
    return "moagraph";
  }

  /** Identifies the app for caches. Apps with another graph or other accounts differ in `account`. */
  override _identifyingParams(): Record<string, unknown> {
    const { compilation, identity } = this.graph;
    return { model: compilation.graph.name, account: identity() };
  }

  /** What the model of the output can do. `createAgent` chooses by it how to ask for a format. */
  override get profile(): ModelProfile {
    return this.graph.output.profile;
  }

  override getLsParams({ stop }: this["ParsedCallOptions"]): LangSmithParams {
    return this.graph.output.lsParams(stop);
  }

  /**
   * The model with tools that its answer may call. Agents call it even without tools.
   *
   * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the output cannot call tools.
   * @throws {@link InvalidInputError} `INVALID_INPUT` if one of them is no tool, or two have the same name.
   */
  override bindTools(
    tools: readonly BindToolsInput[],
    options: Partial<this["ParsedCallOptions"]> = {},
  ): ReturnType<NonNullable<BaseChatModel["bindTools"]>> {
    if (checkTools(tools).length === 0) return this.withConfig(options);
    checkOutput("tools", this.graph.compilation);
    // LangChain's cache does not tell one tool from another.
    return this.withConfig({ ...options, toolsIdentity: toolsIdentity(tools), tools } as object);
  }

  /** LangChain's own gives a message, which agents write as JSON. */
  override asTool<Input>(fields: ToolFields<Input>): never {
    const ask = async (input: unknown, config: RunnableConfig): Promise<string> =>
      (await this.invoke(questionOfTool(input), config)).text;
    const named = { name: this.graph.compilation.graph.name, ...fields };
    return RunnableLambda.from(ask).asTool(named) as never;
  }

  /** The type is that of all overloads of LangChain. */
  override withStructuredOutput(...[schema, options]: StructuredOutputInput): never {
    return structuredOutput({ model: this, graph: this.graph }, schema, options) as never;
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const { app } = this.graph;
    const { config, turn } = await runOfCall(this.graph, { messages, options });
    const inner = innerRun(options, runManager);
    const run = { ...config, ...inner.config };
    const values = await inner.within(() => app.invoke({ messages }, run)).catch(inner.fail);
    await turn?.keep(values);
    const report = this.reportOf(values, turn);
    reportUsage(runManager, usageWithCost(report));
    return resultOf(values, report);
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { app } = this.graph;
    const { config, turn } = await runOfCall(this.graph, { messages, options });
    const inner = innerRun(options, runManager);
    const run = { ...config, ...inner.config };
    const id = crypto.randomUUID();
    const chunkOf = chunksFor(id);
    let output: MoaOutput | undefined;
    let isReset = false;
    const events = followRun(app, { messages }, run, (values) => void (output = values));
    for await (const event of readWithin(events, inner)) {
      isReset ||= event.type === "answer-reset";
      const chunk = chunkOf(event);
      if (chunk === undefined) continue;
      yield chunk;
      await tellToken(runManager, chunk);
    }
    if (output === undefined) return;
    await turn?.keep(output);
    const report = this.reportOf(output, turn);
    reportUsage(runManager, usageWithCost(report));
    yield lastChunk(id, isReset ? withMetadata(report, resetTo(output)) : report);
  }

  private reportOf(values: MoaOutput, turn: TurnStep | undefined): AnswerReport {
    const kept = turn?.kept;
    const report = reportOf(values, this.graph.output, kept?.degraded);
    return kept === undefined
      ? report
      : withMetadata(report, { keptProposals: kept.proposals.length });
  }
}

/** What was streamed begins with reasoning, so the answer is reported apart. */
function resetTo({ answer }: MoaOutput): Record<string, unknown> {
  return { answerAfterReset: answer };
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
