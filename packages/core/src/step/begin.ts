import { type BaseMessage, isBaseMessage } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import { Overwrite } from "@langchain/langgraph";
import { nowMs } from "../ledger/clock.js";
import type { TokenCounter } from "../tokens/token-counter.js";
import { messageText } from "../tokens/message-text.js";
import { BudgetTooSmallError } from "../errors/run/budget-too-small-error.js";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { NoCheckpointerError } from "../errors/run/no-checkpointer-error.js";
import { EmptyPromptError, PromptTooLongError } from "../errors/run/prompt-errors.js";
import { sumAmounts } from "../plan/amounts/amount.js";
import { overrunsOf } from "../plan/amounts/overruns.js";
import { worstCaseOf } from "../plan/worst-case.js";
import { askingModels } from "../plan/notes/asking-models.js";
import { promptTokensOf } from "../prompt/conversation/history.js";
import { pausingNodesOf } from "../spec/flow/pausing-nodes.js";
import type { History } from "../spec/policies/history.js";
import type { Compilation } from "../runtime/compilation.js";
import {
  hasResponses,
  type MoaState,
  type MoaUpdate,
  type RunStart,
  threadFormat,
} from "../runtime/graph-state.js";
import { fingerprintOf } from "../fingerprint/graph-fingerprint.js";
import { keepGraph } from "../runtime/threads/kept-graph.js";
import { keptProposalsOfRun } from "./kept/kept-proposals.js";
import { makeModels } from "../runtime/create/make-models.js";
import { optionAmountIn } from "../runtime/output-options-of-run.js";
import { checkpointOf, isKeptInThread } from "../langgraph/internals/savers/pregel-checkpointer.js";
import { plannedStart } from "./kept/planned-start.js";
import { allowManyListeners } from "../langgraph/internals/abort-signals.js";

/** Name of the step before the first layer, in LangGraph. */
export const beginName = "begin";

/**
 * The step before the first layer. It clears what an earlier run of the thread left, except the
 * conversation, and runs all checks that need no model call.
 */
export function beginStep(compilation: Compilation) {
  const largest = largestWindows(compilation);
  const [pausing] = pausingNodesOf(compilation.graph);
  const hasFormats = hasResponses(compilation.graph);
  const cleared = (): MoaUpdate => ({
    ledger: new Overwrite([]),
    verdicts: new Overwrite([]),
    ...(hasFormats ? { structuredResponses: new Overwrite({}) } : {}),
  });
  // Without such a step, nothing has replaced the start that the last run of the thread left.
  const mayBeEnded = Object.keys(compilation.options.before ?? {}).length > 0;
  return async (state: MoaState, config: RunnableConfig): Promise<MoaUpdate> => {
    allowManyListeners(config);
    // A step of `before` has answered: there is nothing to check and to ask.
    if (mayBeEnded && state.runStart?.endedBy !== undefined) {
      return { ...cleared(), proposals: new Overwrite([]) };
    }
    if (pausing !== undefined && !isKeptInThread(config)) throw new NoCheckpointerError(pausing);
    checkPrompt(state.messages, largest, compilation.counter);
    const planned = plannedStart(state);
    // What is kept costs nothing. The rest is counted as it is asked, as in any resumed run.
    if (planned === undefined) checkBudget(state.messages, compilation, config);
    const [thread] = await Promise.all([
      startInThread(compilation, config),
      makeModels(compilation, config),
    ]);
    if (planned !== undefined) return { answer: "", runStart: { ...planned, ...thread } };
    return {
      answer: "",
      proposals: new Overwrite([...(keptProposalsOfRun.in(config, compilation) ?? [])]),
      ...cleared(),
      runStart: { atMs: nowMs(), ...thread },
    };
  };
}

/** What a thread keeps of the run: by it, a resumed run knows whether the graph is the same. */
async function startInThread(
  { graph }: Compilation,
  config: RunnableConfig,
): Promise<Partial<RunStart>> {
  const checkpoint = checkpointOf(config);
  if (checkpoint === undefined) return {};
  const { digest, settings } = fingerprintOf(graph);
  await keepGraph(checkpoint, settings);
  return { format: threadFormat, graph: digest, from: checkpoint.id };
}

/** Refuses a run whose worst case exceeds its budget, unless the output allows a best effort. */
function checkBudget(
  messages: BaseMessage[],
  compilation: Compilation,
  config: RunnableConfig,
): void {
  const { graph, pool, policies, counter } = compilation;
  const { budget } = graph;
  if (budget === undefined || policies.get(graph.output)?.onExhausted !== "fail") return;
  const promptTokens = promptTokensOf(messages, counter);
  const { modelCalls, tokens, costUsd } = worstCaseOf(graph, { facts: pool.facts, promptTokens });
  const calls = { modelCalls, tokens, costUsd: costUsd ?? 0 };
  const overruns = overrunsOf(sumAmounts([calls, optionAmountIn(config, compilation)]), budget);
  if (overruns.length > 0) throw new BudgetTooSmallError(graph.name, overruns);
}

/** The largest context window of the models that see the same part of the conversation. */
interface Window {
  readonly history: History;
  readonly model: string;
  /** Infinite if the window of some model is unknown. */
  readonly tokens: number;
}

function largestWindows({ graph, pool, policies }: Compilation): Window[] {
  const windows = new Map<string, Window>();
  for (const [name, models] of askingModels(graph)) {
    const history = policies.get(name)?.history ?? "all";
    const key = JSON.stringify(history);
    for (const model of models) {
      const tokens = pool.facts(model).contextTokens?.value ?? Number.POSITIVE_INFINITY;
      if (tokens > (windows.get(key)?.tokens ?? -1)) windows.set(key, { history, model, tokens });
    }
  }
  return [...windows.values()];
}

function checkPrompt(
  messages: BaseMessage[],
  windows: readonly Window[],
  counter: TokenCounter,
): void {
  if (!Array.isArray(messages) || !messages.every(isBaseMessage)) {
    throw new InvalidInputError("Step `begin` was given no list of messages.");
  }
  const last = messages.at(-1);
  if (last === undefined || isBlank(last)) throw new EmptyPromptError();
  checkWindows(promptTokensOf(messages, counter), windows);
}

/** Refuses a conversation if no model of the graph can take what it sees of it. */
function checkWindows(seenBy: (history: History) => number, windows: readonly Window[]): void {
  if (windows.some(({ tokens }) => tokens === Number.POSITIVE_INFINITY)) return;
  const tooSmall = windows.filter(({ history, tokens }) => seenBy(history) > tokens);
  if (tooSmall.length < windows.length) return;
  const widest = tooSmall.reduce((a, b) => (b.tokens > a.tokens ? b : a));
  throw new PromptTooLongError(seenBy(widest.history), widest.tokens, widest.model);
}

/** A tool may return nothing, so its message is never blank. */
function isBlank(message: BaseMessage): boolean {
  if (/^(?:tool|function)$/.test(message.getType())) return false;
  const blocks = Array.isArray(message.content) ? message.content : [];
  const hasOtherContent = blocks.some((block) => block?.type !== "text");
  return !hasOtherContent && messageText(message).trim() === "";
}
