import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ToolCall } from "@langchain/core/messages/tool";
import type { RunnableToolLike } from "@langchain/core/runnables";
import type { InteropZodType } from "@langchain/core/utils/types";
import type { MoaApp } from "../../compile/moa-app.js";
import type { ChatModelOptions } from "./chat-model-options.js";
import { graphAsModel } from "./graph-as-model.js";
import type { ToolFields } from "./question-of-tool.js";
import { MoaChatModel } from "./moa-chat-model.js";

/** A LangChain chat model that tools can be bound to, and that is a tool itself. */
export type ToolChatModel = AsTextTool & BaseChatModel & Required<Pick<BaseChatModel, "bindTools">>;

interface AsTextTool {
  /**
   * The model as a tool. Its result is the text of the answer. LangChain's own `asTool` gives a message,
   * which agents show to their model as JSON.
   *
   * @param fields - The `schema` of the input: a text, an object with one text, which is the question, or
   * an object with `messages`. `name` is by default that of the graph.
   * @throws {@link InvalidInputError} `INVALID_INPUT` when the tool gets another input.
   */
  asTool<Input>(
    fields: ToolFields<Input>,
  ): RunnableToolLike<InteropZodType<Input | ToolCall>, string>;
}

/**
 * Makes a compiled graph a LangChain chat model, for wherever one is taken: a step of a chain, the
 * model of an agent, a proposer of another graph.
 *
 * Each call is a run of the graph over the messages given: it costs as many model calls as the graph
 * has. `stream` yields the answer while the last model writes it. `usage_metadata` sums over all
 * calls of the run. `response_metadata` holds the vendor's metadata of the answer, `model`,
 * `model_name` and `finish_reason` of its call, and `ledger`, `costUsd` and `degraded` of the run.
 *
 * Tools of `bindTools`, `tool_choice`, `parallel_tool_calls`, `strict`, `response_format`, `stop` and
 * `withStructuredOutput` go to the model of the output and its fallbacks. If it calls tools, the message
 * has `tool_calls`, the text before them, and all that the vendor needs back; `stream` yields
 * `tool_call_chunks`. Other nodes read calls and results in the conversation as text. `profile` and
 * LangSmith's metadata describe the model of the output. If it cannot do what is asked,
 * `UNSUPPORTED_OPTION` is thrown before any request.
 *
 * If streamed text turns out to be reasoning, or the answer begins again (event `answer-reset`), chunks
 * cannot be taken back: the last chunk has the complete answer as `response_metadata.answerAfterReset`.
 *
 * Callbacks see every inner call, and hear tokens and usage once: from this model, not from the calls
 * within it. Aborting cancels all of them. An answer from a LangChain cache has cost 0 and no ledger.
 *
 * With `redact`, the traces of the model itself still hold the raw prompt and answer, because LangChain
 * writes them outside of the graph. The traces of the inner calls are redacted.
 *
 * @param app - From `compile`. Its checkpointer and interrupts are ignored: a chat model gets its whole
 * conversation each time and cannot pause. `interrupt()` in a step ends the run with `STEP_FAILED`, in a
 * member it fails the call with `MEMBER_INTERRUPTED`; to pause, use the app as a node. The app gets the `configurable` and the `context` of the
 * caller, such as `model.invoke(messages, { configurable: { cacheNamespace: "tenant-a" } })`, without
 * the thread and other values of a LangGraph graph around it.
 * @param options - How often the nodes propose in the loop of an agent, and whether they are told of its
 * tools.
 * @throws {@link InvalidInputError} `INVALID_INPUT` for an unknown option or value.
 * @throws {@link NoCheckpointerError} `NO_CHECKPOINTER` if a node of the graph asks a person.
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
export function asChatModel(app: MoaApp, options: ChatModelOptions = {}): ToolChatModel {
  return new MoaChatModel(graphAsModel(app, options));
}
