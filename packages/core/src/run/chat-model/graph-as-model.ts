import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { MoaApp } from "../../compile/moa-app.js";
import type { RunConfig } from "../../compile/run-config.js";
import { chatModelCannotPause } from "../../errors/run/no-checkpointer-error.js";
import { toolList } from "../../prompt/tool-list.js";
import { cacheNamespaceOf } from "../../runtime/cache-namespace-of.js";
import type { Compilation } from "../../runtime/compilation.js";
import { compilationOf } from "../../runtime/compilation-of.js";
import { keptProposalsOfRun } from "../../step/kept/kept-proposals.js";
import { outputOptionsOfRun } from "../../runtime/output-options-of-run.js";
import { pausingNodesOf } from "../../spec/flow/pausing-nodes.js";
import { appIdentity } from "./app-identity.js";
import type { ChatModelOptions } from "./chat-model-options.js";
import { namesOf, outputOptionsIn } from "./options/call-options.js";
import { checkChatModelOptions } from "./check-chat-model-options.js";
import { checkMadeModels } from "./options/check-made-models.js";
import { scopeHash, scopeIn } from "./callers-scope.js";
import { type OutputModel, outputModelOf } from "./output-model.js";
import { refuseWhatNodesDo } from "./options/refused-options.js";
import { TurnProposals, type TurnStep } from "./turn/turn-proposals.js";

/** A graph that runs as a chat model: what the model shares with its copies that have tools. */
export interface GraphAsModel {
  readonly app: MoaApp;
  readonly compilation: Compilation;
  /** The model of the output. */
  readonly output: OutputModel;
  /** Identifies the app: its graph, its accounts and its cache namespace. */
  readonly identity: () => string;
  /** With `propose: "once-per-turn"`. */
  readonly turns: TurnProposals | undefined;
  readonly proposersSeeTools: boolean;
}

/**
 * A graph that runs as a chat model. No run of it is kept in a thread or pauses.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` for an unknown option.
 * @throws `NoCheckpointerError`: `NO_CHECKPOINTER` if the graph asks a person.
 */
export function graphAsModel(given: MoaApp, options: ChatModelOptions): GraphAsModel {
  checkChatModelOptions(options);
  const { propose = "each-call", proposersSeeTools = false } = options;
  const compilation = compilationOf(given);
  const [pausing] = pausingNodesOf(compilation.graph);
  if (pausing !== undefined) throw chatModelCannotPause(pausing);
  const app = given.withConfig({ interruptBefore: [], interruptAfter: [] });
  app.checkpointer = false;
  let hash: string | undefined;
  // Keys are read from the environment when models are made, which is with the first request.
  const identity = (): string =>
    (hash ??= appIdentity(compilation, given, cacheNamespaceOf(given.config?.configurable)));
  const turns = propose === "once-per-turn" ? new TurnProposals(compilation, identity) : undefined;
  const output = outputModelOf(compilation);
  return { app, compilation, output, identity, turns, proposersSeeTools };
}

/** A call of the model. */
interface ModelCall {
  readonly messages: readonly BaseMessage[];
  /** The options of the call, with the scope of its caller. */
  readonly options: { readonly signal?: AbortSignal | undefined };
}

/** How the graph runs for a call of the model. */
export interface RunOfCall {
  readonly config: Pick<RunConfig, "configurable" | "context">;
  /** With `propose: "once-per-turn"`. */
  readonly turn: TurnStep | undefined;
}

/**
 * How the graph runs for a call of the model.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if it cannot do what the call asks.
 */
export async function runOfCall(
  graph: GraphAsModel,
  { messages, options }: ModelCall,
): Promise<RunOfCall> {
  const { compilation, turns, proposersSeeTools } = graph;
  refuseWhatNodesDo(compilation.graph.name, options);
  const asked = outputOptionsIn(options, compilation);
  if (asked !== undefined) await checkMadeModels(namesOf(asked), compilation);
  const scope = scopeIn(options);
  const list = proposersSeeTools ? toolListOf(asked?.tools) : undefined;
  const told = list === undefined ? scope : { ...scope, toolList: list };
  const turn = await turns?.step(messages, scopeHash(told), options.signal);
  const proposals = turn?.kept?.proposals;
  const configurable = {
    ...scope.configurable,
    ...(asked && outputOptionsOfRun.configurable(compilation, { ...asked, toolList: list })),
    ...(proposals && keptProposalsOfRun.configurable(compilation, proposals)),
  };
  return { config: { ...scope, configurable }, turn };
}

function toolListOf(tools: readonly BindToolsInput[] = []): string | undefined {
  return tools.length === 0 ? undefined : toolList(tools);
}
