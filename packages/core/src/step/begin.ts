import { type BaseMessage, isBaseMessage } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import { Overwrite } from "@langchain/langgraph";
import { nowMs } from "../ledger/clock.js";
import type { TokenCounter } from "../tokens/token-counter.js";
import { messageText } from "../tokens/message-text.js";
import { BudgetTooSmallError } from "../errors/run/budget-too-small-error.js";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { EmptyPromptError, PromptTooLongError } from "../errors/run/prompt-errors.js";
import { overrunsOf } from "../plan/overruns.js";
import { worstCaseOf } from "../plan/worst-case.js";
import { modelsOf } from "../spec/model-calls.js";
import type { Compilation } from "../runtime/compilation.js";
import { hasResponses, type MoaState, type MoaUpdate } from "../runtime/graph-state.js";
import { makeModels } from "../runtime/make-models.js";
import { allowManyListeners } from "../langgraph/internals/abort-signals.js";

/** Name of the step before the first layer, in LangGraph. */
export const beginName = "begin";

/**
 * The step before the first layer. It clears what an earlier run of the thread left, except the
 * conversation, and runs all checks that need no model call.
 */
export function beginStep(compilation: Compilation) {
  const largest = largestWindow(compilation);
  const hasFormats = hasResponses(compilation.graph);
  return async (state: MoaState, config: RunnableConfig): Promise<MoaUpdate> => {
    allowManyListeners(config);
    checkPrompt(state.messages, largest, compilation.counter);
    checkBudget(state.messages, compilation);
    await makeModels(compilation, config);
    return {
      answer: "",
      proposals: new Overwrite([]),
      ledger: new Overwrite([]),
      verdicts: new Overwrite([]),
      ...(hasFormats ? { structuredResponses: new Overwrite({}) } : {}),
      runStart: { atMs: nowMs() },
    };
  };
}

/** Refuses a run whose worst case exceeds its budget, unless the output allows a best effort. */
function checkBudget(
  messages: readonly BaseMessage[],
  { graph, pool, policies, counter }: Compilation,
): void {
  const { budget } = graph;
  if (budget === undefined || policies.get(graph.output)?.onExhausted !== "fail") return;
  const promptTokens = counter.prompt(messages);
  const { modelCalls, tokens, costUsd } = worstCaseOf(graph, { facts: pool.facts, promptTokens });
  const overruns = overrunsOf({ modelCalls, tokens, costUsd: costUsd ?? 0 }, budget);
  if (overruns.length > 0) throw new BudgetTooSmallError(graph.name, overruns);
}

/** The largest context window of the graph's models. */
interface Window {
  readonly model: string;
  /** Infinite if the window of some model is unknown. */
  readonly tokens: number;
}

function largestWindow({ graph, pool }: Compilation): Window {
  return modelsOf(graph)
    .map((model) => ({
      model,
      tokens: pool.facts(model).contextTokens?.value ?? Number.POSITIVE_INFINITY,
    }))
    .reduce((a, b) => (b.tokens > a.tokens ? b : a));
}

function checkPrompt(
  messages: readonly BaseMessage[],
  { model, tokens: largest }: Window,
  counter: TokenCounter,
): void {
  if (!Array.isArray(messages) || !messages.every(isBaseMessage)) {
    throw new InvalidInputError("Step `begin` was given no list of messages.");
  }
  const last = messages.at(-1);
  if (last === undefined || isBlank(last)) throw new EmptyPromptError();
  if (largest === Number.POSITIVE_INFINITY) return;
  const tokens = counter.prompt(messages);
  if (tokens > largest) throw new PromptTooLongError(tokens, largest, model);
}

/** A tool may return nothing, so its message is never blank. */
function isBlank(message: BaseMessage): boolean {
  if (/^(?:tool|function)$/.test(message.getType())) return false;
  const blocks = Array.isArray(message.content) ? message.content : [];
  const hasOtherContent = blocks.some((block) => block?.type !== "text");
  return !hasOtherContent && messageText(message).trim() === "";
}
