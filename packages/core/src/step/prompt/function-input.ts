import type { RunnableConfig } from "@langchain/core/runnables";
import { isLangGraphs, isRunScoped } from "../../langgraph/internals/runs/configurable-keys.js";
import type { FunctionInput, FunctionState } from "../../runtime/graph-function.js";
import type { MoaState } from "../../runtime/graph-state.js";
import type { StepContext } from "../step-context.js";

/** What a node gives its function to work on. */
export interface FunctionSubject
  extends
    Pick<FunctionInput, "messages" | "proposals">,
    Partial<Pick<FunctionInput, "candidates">> {
  /** Whether the function must not see who wrote the proposals. */
  readonly isAnonymous: boolean;
}

/** The input of a graph function in a step. */
export function functionInput(
  { messages, proposals, isAnonymous, candidates = [] }: FunctionSubject,
  { state, config }: StepContext,
): FunctionInput {
  return {
    messages,
    proposals,
    state: visibleState(state, isAnonymous),
    config: visibleConfig(config),
    context: config.context ?? {},
    store: config.store,
    candidates,
  };
}

function visibleState(state: MoaState, isAnonymous: boolean): FunctionState {
  const { runStart: _start, verdicts: _verdicts, ...visible } = state;
  return isAnonymous ? { ...visible, proposals: [], ledger: [] } : visible;
}

/** The keys of a config that are documented and hold for a Runnable inside the step. */
const visibleKeys = ["callbacks", "metadata", "recursionLimit", "signal", "tags"] as const;

function visibleConfig(config: RunnableConfig): RunnableConfig {
  const entries = Object.entries(config.configurable ?? {}).filter(
    ([key]) => !isLangGraphs(key) && !isRunScoped(key),
  );
  return {
    ...Object.fromEntries(
      visibleKeys.flatMap((key) => (config[key] === undefined ? [] : [[key, config[key]]])),
    ),
    configurable: Object.fromEntries(entries),
  };
}
