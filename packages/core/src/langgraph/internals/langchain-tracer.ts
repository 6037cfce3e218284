/**
 * `langchain_tracer`: the name of LangSmith's tracer. LangChain adds a tracer to a run when
 * LANGSMITH_TRACING is set and no handler has this name.
 *
 * Used to keep self-tests out of LangSmith. When the name changes, self-tests appear there as root
 * traces.
 */
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";

/** A handler that takes the place of LangSmith's tracer, and sends nothing. */
export class TracerPlaceholder extends BaseCallbackHandler {
  readonly name = "langchain_tracer";

  constructor() {
    super();
    this.awaitHandlers = true;
  }

  /** LangSmith's context of a run, in which LangChain keeps the run's config. */
  getRunTreeWithTracingConfig(): object {
    return {};
  }

  /** Called in a run of LangSmith's `traceable`. */
  updateFromRunTree(): void {}
}
