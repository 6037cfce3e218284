/**
 * That LangChain calls the handlers of a model's call in their order, each with the same result, which
 * is not the one that the call returns. Also that LangSmith's tracer sends the run that its `getRun` returns.
 *
 * Used to give tracers tokens and cost of a call as the ledger has them. When the first changes,
 * tracers get the tokens that the vendor reported, and no cost. When the second changes, calls that broke
 * off have no tokens in LangSmith.
 */
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type {
  CallbackManager,
  CallbackManagerForLLMRun,
  Callbacks,
} from "@langchain/core/callbacks/manager";
import type { LLMResult } from "@langchain/core/outputs";
import type { UsageMetadata } from "@langchain/core/messages";
import { LangChainTracer, type Run } from "@langchain/core/tracers/tracer_langchain";
import { generationWithUsage, hearsUsage } from "../handler-methods.js";
import { managerOf } from "../inheritable-callbacks.js";
import { isCallersStream, isOwn, usageReporterName } from "../stream-handlers.js";

/**
 * The usage of a run that tracers get; `undefined` if they get the vendor's.
 *
 * @param result - What the model returned. `undefined` if the call broke off.
 */
export type UsageOf = (runId: string, result: LLMResult | undefined) => UsageMetadata | undefined;

/** Gives the handlers behind it the usage of a model's call: in its message, and beside it, as LangSmith reads it. */
export class UsageReporter extends BaseCallbackHandler {
  readonly name: string = usageReporterName;

  /** @param handlers - Those that get the usage of calls that broke off. */
  constructor(
    private readonly usageOf: UsageOf,
    private readonly handlers: readonly BaseCallbackHandler[],
  ) {
    super();
    // Otherwise LangChain may call it after the handlers that need the usage.
    this.awaitHandlers = true;
  }

  override handleLLMEnd(result: LLMResult, runId: string): void {
    const usage = this.usageOf(runId, result);
    if (usage === undefined) return;
    const [[generation, ...others] = [], ...rest] = result.generations;
    if (generation === undefined) return;
    const generations = [[generationWithUsage(generation, usage), ...others], ...rest];
    Object.assign(result, { generations, usage_metadata: usage });
  }

  override handleLLMError(_error: unknown, runId: string): void {
    const usage = this.usageOf(runId, undefined);
    if (usage === undefined) return;
    for (const handler of this.handlers.filter(hearsUsage)) {
      if (handler instanceof LangChainTracer) addUsage(handler.getRun(runId), usage);
    }
  }
}

/** LangSmith reads usage from the metadata of a run too. One that broke off has no outputs. */
function addUsage(run: Run | undefined, usage: UsageMetadata): void {
  if (run === undefined) return;
  const { metadata } = run.extra ?? {};
  run.extra = { ...run.extra, metadata: { ...(metadata as object), usage_metadata: usage } };
}

/** The callbacks for a model whose tracers get this usage: a reporter is before those of the caller. */
export function withUsageReporter(callbacks: Callbacks, usageOf: UsageOf): CallbackManager {
  const manager = managerOf(callbacks).copy();
  const { handlers } = manager;
  const own = handlers.findIndex(({ name }) => !isOwn(name));
  const reporter = new UsageReporter(usageOf, [...handlers]);
  handlers.splice(own === -1 ? handlers.length : own, 0, reporter);
  return manager;
}

/** Gives the handlers of a model's run the usage that it will end with. */
export function reportUsage(
  runManager: CallbackManagerForLLMRun | undefined,
  usage: UsageMetadata,
): void {
  if (runManager?.handlers.some((each) => isTracer(each)) !== true) return;
  runManager.handlers.unshift(new UsageReporter(() => usage, runManager.handlers));
}

/** Whether callbacks have a handler that is no stream of the caller's. */
export function areTraced(callbacks: Callbacks | undefined): callbacks is Callbacks {
  return callbacks !== undefined && managerOf(callbacks).handlers.some((each) => isTracer(each));
}

function isTracer({ name }: BaseCallbackHandler): boolean {
  return !isCallersStream(name) && !isOwn(name);
}
