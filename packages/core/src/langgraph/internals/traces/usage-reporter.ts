/**
 * That LangChain calls the handlers of a model's call in their order, each with the same result, which
 * is not the one that the call returns.
 *
 * Used to tell tracers tokens and cost of a call as the ledger has them. When this changes,
 * tracers are told the tokens that the vendor reported, and no cost.
 */
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type {
  CallbackManager,
  CallbackManagerForLLMRun,
  Callbacks,
} from "@langchain/core/callbacks/manager";
import type { LLMResult } from "@langchain/core/outputs";
import type { UsageMetadata } from "@langchain/core/messages";
import { generationWithUsage } from "../handler-methods.js";
import { managerOf } from "../inheritable-callbacks.js";
import { isCallersStream, isOwn, usageReporterName } from "../stream-handlers.js";

/** The usage that tracers are told of a run; `undefined` if they are told the vendor's. */
type UsageOf = (result: LLMResult, runId: string) => UsageMetadata | undefined;

/** Tells the handlers behind it the usage of a model's call: in its message, and beside it, as LangSmith reads it. */
export class UsageReporter extends BaseCallbackHandler {
  readonly name: string = usageReporterName;

  constructor(private readonly usageOf: UsageOf) {
    super();
    // Otherwise LangChain may call it after those that must be told.
    this.awaitHandlers = true;
  }

  override handleLLMEnd(result: LLMResult, runId: string): void {
    const usage = this.usageOf(result, runId);
    if (usage === undefined) return;
    const [[generation, ...others] = [], ...rest] = result.generations;
    if (generation === undefined) return;
    const generations = [[generationWithUsage(generation, usage), ...others], ...rest];
    Object.assign(result, { generations, usage_metadata: usage });
  }

  /** The callbacks for the model: with this handler before those of the caller. */
  before(callbacks: Callbacks): CallbackManager {
    const manager = managerOf(callbacks).copy();
    const own = manager.handlers.findIndex(({ name }) => !isOwn(name));
    manager.handlers.splice(own === -1 ? manager.handlers.length : own, 0, this);
    return manager;
  }
}

/** Tells the handlers of a model's run the usage that it will end with. */
export function tellUsage(
  runManager: CallbackManagerForLLMRun | undefined,
  usage: UsageMetadata,
): void {
  if (runManager?.handlers.some((each) => isTracer(each)) !== true) return;
  runManager.handlers.unshift(new UsageReporter(() => usage));
}

/** Whether callbacks have a handler that is no stream of the caller's. */
export function areTraced(callbacks: Callbacks | undefined): callbacks is Callbacks {
  return callbacks !== undefined && managerOf(callbacks).handlers.some((each) => isTracer(each));
}

function isTracer({ name }: BaseCallbackHandler): boolean {
  return !isCallersStream(name) && !isOwn(name);
}
