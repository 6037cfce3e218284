import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { BaseTracer, type Run } from "@langchain/core/tracers/base";

/** What a handler was told: the method's name, and what it was given. */
export type Told = readonly [method: string, ...given: unknown[]];

const methods = [
  "handleChainStart",
  "handleChainEnd",
  "handleChainError",
  "handleChatModelStart",
  "handleLLMNewToken",
  "handleLLMEnd",
  "handleLLMError",
  "handleToolStart",
  "handleText",
  "handleCustomEvent",
] as const;

/** A callback handler that keeps all it is told. */
export interface Collector {
  readonly handler: BaseCallbackHandler;
  readonly told: Told[];
}

/** Every method of a handler, collected; awaited, so that all is there when a run has ended. */
export function collector(name = "collector"): Collector {
  const told: Told[] = [];
  const collected = Object.fromEntries(
    methods.map((method) => [method, (...given: unknown[]) => void told.push([method, ...given])]),
  );
  const handler = BaseCallbackHandler.fromMethods(collected);
  handler.awaitHandlers = true;
  handler.name = name;
  return { handler, told };
}

/** A tracer such as those that send runs away: it keeps every run that it would send. */
export class CollectingTracer extends BaseTracer {
  readonly name = "collecting_tracer";
  readonly runs: Run[] = [];
  /** Private, as some tracers have it: no copy of a tracer could read it. */
  #persisted = 0;

  constructor() {
    super({ _awaitHandler: true });
  }

  get persisted(): number {
    return this.#persisted;
  }

  override onRunCreate(run: Run): void {
    this.runs.push(run);
  }

  override onRunUpdate(run: Run): void {
    this.runs.push(run);
  }

  protected override async persistRun(): Promise<void> {
    this.#persisted += 1;
  }
}
