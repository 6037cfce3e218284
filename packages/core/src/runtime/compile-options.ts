import type { BaseCache } from "@langchain/core/caches";
import type {
  BaseCheckpointSaver,
  BaseStore,
  ContextSchemaInit,
  StateDefinitionInit,
} from "@langchain/langgraph";
import type { Provider } from "@moagraph/provider-kit";
import type { GivenSchema } from "../ask/format/format-of.js";
import type { Redact } from "../redact/redact.js";
import type { AddedStep } from "./added-step.js";
import type { GraphFunction } from "./graph-function.js";
import type { ModelOption } from "../ask/member/model-option.js";
import type { WiringOption } from "./wiring-option.js";

/** What to do if a thread is resumed whose run was started with another graph. */
export type OnGraphChange = "fail" | "continue";

/** Whose messages LangGraph's `messages` stream shows. */
export type StreamMessages = "answer" | "all";

/**
 * The live objects that a graph refers to by name, and the steps around it.
 *
 * `NodeName` is the names of the graph's nodes. The other parameters are the types of `stateSchema` and
 * `contextSchema`, and the names of the steps; `compile` infers them.
 */
export interface CompileOptions<
  NodeName extends string = string,
  Schema extends StateDefinitionInit | undefined = undefined,
  ContextSchema extends ContextSchemaInit | undefined = undefined,
  Step extends string = string,
> {
  /** Providers of the models named `provider:model-id`. */
  readonly providers?: readonly Provider[];
  /**
   * Models by the name used in nodes. Takes precedence over `provider:model-id`. A model is:
   *
   * - a LangChain chat model;
   * - any other Runnable from messages to a message or a text: an agent with tools, a compiled graph,
   *   `RemoteGraph`, a lambda, a chain, `withRetry`, `withFallbacks`, `withConfig`. The models that it
   *   asks are in the ledger, as `innerCalls` of its call;
   * - a function that creates one of these from the sampling parameters of a node. A function from
   *   messages to a text is a `RunnableLambda`: `RunnableLambda.from((messages) => "…")`;
   * - `{ model, facts, capabilities }`: one of these, with what is known of it.
   */
  readonly models?: Readonly<Record<string, ModelOption>>;
  /** Functions by the name used in `{ use: name }`. */
  readonly functions?: Readonly<Record<string, GraphFunction>>;
  /**
   * Schemas by the name used in `responseFormat: { use: name }`: zod schemas, or JSON Schemas of objects.
   *
   * With zod, the value in `structuredResponses` is what the schema makes of the reply. It must be plain
   * JSON.
   */
  readonly schemas?: Readonly<Record<string, GivenSchema>>;
  /**
   * Caches replies: `new InMemoryCache()` of `@langchain/core/caches`, `diskCache({ path })` of
   * `@moagraph/disk-cache`, or any other LangChain cache.
   *
   * The key is a hash of the messages, the model's name in the graph, the model's identity, the
   * parameters and the account: base URL, API key, headers, organisation and project. So replies are
   * not shared between accounts. See also `cacheNamespace`.
   *
   * Your own model shares replies only with itself, because it may hide a key. It shares them with
   * other objects in two cases:
   * - Its `_identifyingParams()` returns an `account`, a text that differs between accounts.
   * - It is a model of a LangChain package, such as `ChatOpenAI`, not of a class that extends it, with
   *   a key as text, and without functions and objects of classes in its fields. Then all fields,
   *   secrets and environment variables of its vendor, such as `OPENAI_ORG_ID`, are part of the key.
   *
   * The same holds for the models of a provider without `account()`.
   *
   * Replies of Runnables that are no chat models, such as agents, are not cached: they may act on the
   * world.
   *
   * Unless `temperature` is 0, each sample has its own entry; samples of different nodes that ask
   * exactly the same are numbered in the order of the graph. Blank replies are not cached.
   *
   * A cached reply has status `cached` in the ledger and costs nothing. If the cache fails or takes
   * longer than two seconds, the model is asked and the ledger gets a `cache-failed` note.
   *
   * Calls that ask the same thing at the same time share one request: one of them is charged, the
   * others are `cached`. The request is cancelled when none of them waits any more.
   *
   * @defaultValue no cache
   */
  readonly cache?: BaseCache;
  /**
   * Separates the cached replies of this app from those of others that use the same cache, such as
   * `"tenant-a"`. Replies are shared only within a namespace.
   *
   * A run can have its own, which has priority, as for one app with several tenants:
   * `app.invoke(input, { configurable: { cacheNamespace: "tenant-a" } })`. A run with anything but a
   * text throws `INVALID_INPUT`, also with `null`.
   *
   * @defaultValue replies are shared by all apps with this cache and the same account
   */
  readonly cacheNamespace?: string;
  /**
   * Receives every text before it is sent to a model, a log or a trace, and returns what may be
   * sent.
   *
   * - Model: everything in a prompt, including proposals of other models, arguments and results of
   *   tools, and descriptions of tools and formats.
   * - Log: texts of proposals, remarks and errors in the events of `streamRun` and of LangGraph's
   *   `custom` stream; errors, notes and partial replies in the ledger.
   * - Trace: everything that any LangChain callback handler receives, LangSmith's included. Tokens
   *   of a streamed reply are sent as empty texts, because a secret could be split between two
   *   tokens; the complete reply follows at the end.
   *
   * Not redacted, because the caller of the run receives it: the answer and its tokens
   * (`answer-token`), its calls of tools, the state, replies in a cache, `cause` and `partialText` of
   * errors, and what `stream`, `streamEvents` and `streamLog` yield beside those events. Names of
   * nodes, models, runs, tools and messages, and schemas of tools, are not redacted either. A graph or chain around this
   * one traces its own input and output without redaction; so does an app compiled from
   * `toStateGraph` by hand.
   *
   * Before the first run of a process, a self-test runs a graph with a secret. If a callback handler receives
   * the secret, every run throws `RedactionBypassedError` before it asks a model.
   *
   * @defaultValue nothing is redacted
   */
  readonly redact?: Redact;
  /**
   * How the graph is connected in LangGraph: `"fast"`, `"plain"`, or the fast wiring without some
   * parts, such as `{ earlyStarts: false }`. Results, events and errors are the same.
   *
   * A part that does not work with the installed LangGraph is left out automatically, with one warning of
   * the code `MOAGRAPH_PLAIN_WIRING` in a process. Finish unfinished runs of threads before you change
   * `wiring` between `"fast"` and `"plain"`: their checkpoints name other channels, and resuming them throws
   * `NothingToResumeError`. `earlyStarts` may change at any time.
   *
   * @defaultValue "fast"
   */
  readonly wiring?: WiringOption;
  /**
   * Counts the tokens of a text exactly, such as `countTokens` of `gpt-tokenizer`. It is used for
   * budgets, context windows, and the usage of calls whose vendor reports none.
   *
   * It is called with whole prompts and replies, and must be synchronous. Plans are made without it.
   *
   * @defaultValue an estimate that needs no tokenizer
   */
  readonly countTokens?: (text: string) => number;
  /**
   * Keeps runs in threads, by `configurable.thread_id`: `sqliteSaver({ path })` of `@moagraph/sqlite`,
   * LangGraph's `PostgresSaver` or `MemorySaver`, or any other LangGraph checkpointer.
   *
   * `null` as input resumes the last run of a thread after a crash, a cancel or an error. Calls whose
   * replies were saved are not made again. Those that were cut off are in the ledger, with an estimate, and
   * budgets count them. A run locks its thread: a second one throws {@link ThreadBusyError}.
   *
   * A thread holds the conversation, proposals, replies, the ledger and settings of the graph, as plain
   * text. It holds no keys and no headers.
   *
   * In a graph that is a node of another one, leave it out: the checkpointer of the outer graph is used.
   *
   * @defaultValue nothing is kept
   */
  readonly checkpointer?: BaseCheckpointSaver | boolean;
  /**
   * What to do if a thread is resumed whose run was started with another graph.
   *
   * - `"fail"`: throws {@link GraphChangedError} with what differs. The thread stays as it is.
   * - `"continue"`: continues if only nodes have changed that have not run. Their ledger lines have the note
   *   `graph-changed`. If a node that has run was changed or removed, throws {@link GraphChangedError}.
   *
   * The graph is the same if the settings that decide the results of its nodes are the same. These may
   * differ: `budget`, `capabilities` and `endpoints`, and `timeouts`, `retry`, `fallback`, `quorum`,
   * `onExhausted`, `tags` and `metadata` of all nodes. Models, functions and schemas are known by their
   * names only.
   *
   * It is about `null` and `Command({ resume })` as input. A question starts a new run, with any graph.
   *
   * @defaultValue "fail"
   */
  readonly onGraphChange?: OnGraphChange;
  /** LangGraph's long-term store. */
  readonly store?: BaseStore;
  /**
   * Steps that run once before the first layer, one after the other, in this order: for example to
   * retrieve documents. They may write `messages` and the channels of `stateSchema`.
   *
   * A step that returns an `answer` ends the run: a cache, or a guard of the input. So does
   * `new Command({ goto: END, update: { answer } })`. The answer becomes the last message. No model is
   * asked, `ledger` and `proposals` are empty, and no further step runs, those of `after` included.
   *
   * The checks of prompt, keys and budget run after them, on the conversation that they leave. Times in
   * the ledger count from there.
   *
   * A step that throws, or writes what is no value of a channel, ends the run with
   * {@link StepFailedError}. `interrupt()` pauses the run, which needs a `checkpointer`.
   *
   * @defaultValue no steps
   */
  readonly before?: { readonly [Name in Step]?: AddedStep<NodeName, Schema, ContextSchema> };
  /**
   * Steps that run once after the output has answered, one after the other, in this order: for example
   * to check the answer. They see the complete state.
   *
   * A step that writes `answer` replaces the text of the answer's message, which keeps its id. A step
   * that writes a new message of an assistant sets `answer` to its text; with an `answer` beside it, the
   * texts must be the same. Tokens that were streamed before cannot be taken back: `streamRun` yields
   * `answer-reset` and then the new answer. The output's value in `structuredResponses` becomes that of
   * the new answer, and is removed if that does not fit.
   *
   * Where the output calls tools, there is no answer yet. An `answer` is then left out, and the message
   * keeps its text and its calls. To replace them, write a message with the id of the last one.
   *
   * `goto: END` of a `Command` skips the steps behind it. Errors and `interrupt()` are as in `before`.
   *
   * @defaultValue no steps
   */
  readonly after?: { readonly [Name in Step]?: AddedStep<NodeName, Schema, ContextSchema> };
  /**
   * Channels for the steps of `before` and `after`: `Annotation.Root`, a `StateSchema` or a zod object, as
   * LangGraph takes them. They are part of the input and of the output of a run. Channels of Moagraph,
   * such as `messages`, cannot be defined again.
   *
   * Each run of a thread starts with the values that the last one left. Defaults of the schema hold, but
   * input is not parsed by it.
   *
   * @defaultValue no other channels
   */
  readonly stateSchema?: Schema;
  /**
   * The type of `context` of a run: `app.invoke(input, { context })`. Steps and functions read it as
   * `config.context`. If this is a zod object, a run whose context does not fit throws
   * {@link InvalidInputError} `INVALID_INPUT`.
   *
   * @defaultValue any object
   */
  readonly contextSchema?: ContextSchema;
  /**
   * Whose messages LangGraph's `messages` stream shows, and so `useStream` of a chat interface.
   * `"answer"`: the tokens and the message of the answer. `"all"`: also those of proposers and of other
   * calls, which then stream too. Steps of `before` and `after` are always shown.
   *
   * LangGraph shows messages within an agent or a graph only to `stream` with `subgraphs: true`. So with
   * `"all"`, drafts of members that are agents or graphs need that option.
   *
   * Drafts are left out by LangGraph's tag `nostream`, which traces of their calls show.
   *
   * @defaultValue "answer"
   */
  readonly streamMessages?: StreamMessages;
  /**
   * Whose requests to models `streamEvents` and `streamLog` show. `"all"`: each call's, so all models
   * stream. `"answer"`: only those that write the answer. The other models are then asked without streaming,
   * as with `invoke`, unless something else reads their tokens. Steps are always shown.
   *
   * Set `"answer"` for a LangGraph server: it reads every run by `streamEvents`, and the tokens of drafts take
   * most of its CPU time. LangGraph's `messages` stream and `streamRun` are not affected, and neither are
   * traces.
   *
   * @defaultValue "all"
   */
  readonly streamEvents?: "answer" | "all";
}
