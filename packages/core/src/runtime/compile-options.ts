import type { BaseCache } from "@langchain/core/caches";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { BaseCheckpointSaver, BaseStore } from "@langchain/langgraph";
import type { ChatParams, Provider } from "@moagraph/provider-kit";
import type { Proposal } from "../ledger/proposal.js";
import type { Redact } from "../redact/redact.js";
import type { WiringOption } from "./wiring-option.js";

/** Makes a chat model for the sampling parameters of a node. */
export type ModelFactory = (params: ChatParams) => BaseChatModel | Promise<BaseChatModel>;

/** What a function of a graph may look at. */
export interface FunctionInput {
  /** The whole conversation. */
  readonly messages: readonly BaseMessage[];
  /** The usable proposals in order; empty for a proposer. */
  readonly proposals: readonly Proposal[];
}

/** Writes a text for a node that names it by `{ use: name }`: a prompt, or what a reducer passes on. */
export type GraphFunction = (input: FunctionInput) => string | Promise<string>;

/** The live parts that a graph names. */
export interface CompileOptions {
  /** Where models named `provider:model-id` come from. */
  readonly providers?: readonly Provider[];
  /**
   * Models by the name that nodes give them: a LangChain chat model, or a function that makes one.
   * A name here comes before `provider:model-id`.
   */
  readonly models?: Readonly<Record<string, BaseChatModel | ModelFactory>>;
  /** Functions by the name that `{ use: name }` gives them. */
  readonly functions?: Readonly<Record<string, GraphFunction>>;
  /**
   * Keeps replies, so that nothing is asked twice: `new InMemoryCache()` of `@langchain/core/caches`,
   * `diskCache({ path })` of `@moagraph/disk-cache`, or any other cache of LangChain.
   *
   * A reply is found again by what it was an answer to: the messages, the model's name in the graph
   * and what the model says to identify itself, and the parameters. Unless `temperature` is 0, each
   * sample has its own reply; those of nodes that ask the same are numbered through, in the order
   * of the graph. Blank replies are not kept.
   *
   * A reply from the cache is `cached` in the ledger and costs nothing. A cache that fails, or takes
   * longer than two seconds, costs no answer either: a note of the type `cache-failed` tells of it.
   *
   * @defaultValue none
   */
  readonly cache?: BaseCache;
  /**
   * Sees every text that leaves for a model, a log or a trace, and says what may leave instead.
   *
   * - Model: all that a model is shown, proposals of other models included.
   * - Log: the texts of proposals, remarks and errors in the events of `streamRun` and of LangGraph's
   *   `custom` stream, and of errors, notes and broken-off replies in the ledger.
   * - Trace: all that any LangChain callback handler is told, wherever it was set, LangSmith's
   *   included. Pieces of a streamed reply are not told, since a text may be cut in two by them: a
   *   handler gets empty tokens, and the whole reply at its end.
   *
   * What the caller of a run gets from it stays as it was written: the answer and its pieces
   * (`answer-token`), the state, its checkpoints and replies in a cache, `cause` and `partialText` of
   * errors, and what `stream`, `streamEvents` and `streamLog` yield beside those events. So do names
   * of nodes, models, runs and tools, and those that messages have. A graph or chain that runs this
   * one traces by itself what it passes in and gets back; so does an app compiled by hand from
   * `toStateGraph`.
   *
   * Before the first run of a process, a self-test runs a graph with a secret. If a callback handler is
   * told the secret, every run throws `RedactionBypassedError` before it asks a model.
   *
   * @defaultValue everything leaves as it is
   */
  readonly redact?: Redact;
  /**
   * How the graph is connected in LangGraph: `"fast"`, `"plain"`, or the fast wiring without some
   * parts, such as `{ earlyStarts: false }`. Results, events and errors are the same.
   *
   * A part that does not work with the installed LangGraph is left out by itself, with one warning of
   * the code `MOAGRAPH_PLAIN_WIRING` in a process. Finish paused threads before you change `wiring`
   * between `"fast"` and `"plain"`: their checkpoints name other channels.
   *
   * @defaultValue "fast"
   */
  readonly wiring?: WiringOption;
  /** Keeps the state of threads, as in any LangGraph graph. */
  readonly checkpointer?: BaseCheckpointSaver | boolean;
  /** LangGraph's long-term store. */
  readonly store?: BaseStore;
}
