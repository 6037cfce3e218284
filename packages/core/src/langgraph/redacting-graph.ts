import { AsyncGeneratorWithSetup } from "@langchain/core/utils/stream";
import { RedactingManager } from "./redacting-manager.js";
import type { Redact } from "../redact/redact.js";
import { compilationOf } from "../runtime/compilation-of.js";
import type { LangGraphApp as Graph } from "./langgraph-app.js";
import { MoaGraph } from "./moa-graph.js";

/**
 * A compiled graph whose runs tell callback handlers only what the graph's `redact` hook lets out.
 * LangGraph's `withConfig` makes copies in the same way, and of the same class.
 */
export function redactingGraph(compiled: Graph): Graph {
  return new RedactingGraph(compiled as never);
}

/** LangGraph itself announces a run to the handlers, with its raw input: they are met within it. */
class RedactingGraph extends MoaGraph {
  /** LangChain keeps a run's config, raw callbacks and all, for whatever runs within. */
  override async *_streamIterator(
    ...[input, options]: Parameters<Graph["_streamIterator"]>
  ): ReturnType<Graph["_streamIterator"]> {
    const config = { ...options, callbacks: undefined, signal: undefined };
    const generator = super["_streamIterator"](input, options);
    const run = new AsyncGeneratorWithSetup({ generator, config });
    await run.setup;
    yield* run;
  }

  /** Here the handlers of all configs have come together, and the run has not begun. */
  override _defaults(config: Parameters<Graph["_defaults"]>[0]): ReturnType<Graph["_defaults"]> {
    const callbacks = new RedactingManager(config.callbacks, this.redact);
    return super["_defaults"]({ ...config, callbacks });
  }

  private get redact(): Redact {
    const { redact } = compilationOf(this).options;
    if (redact === undefined) throw new TypeError("This graph has no `redact` hook.");
    return redact;
  }
}
