/**
 * Redaction of traces.
 *
 * A redacting graph puts a `RedactingManager` in the place of the callbacks of each run. The manager
 * wraps every handler that LangChain adds to it, or to the runs within, in a redacting proxy.
 *
 * Redaction fails closed. Before the first run of a process, a canary runs through all ways that
 * handlers come into a run (`../self-test/redaction-canary.ts`). Besides, each step of each run checks
 * that its callbacks are a `RedactingManager`. Otherwise the run throws `RedactionBypassedError`.
 */
import { RedactionBypassedError } from "../../errors/redaction-bypassed-error.js";
import type { Redact } from "../../redact/redact.js";
import type { NodeFunction } from "../../runtime/node-function.js";
import { outsideRuns } from "../internals/child-config.js";
import { hookDefaults } from "../internals/defaults.js";
import { type Run, startedWith } from "../internals/stream-iterator.js";
import type { LangGraphApp } from "../langgraph-app.js";
import { fieldsOf, type GraphWiring, type WiredFields } from "../graph-wiring.js";
import { MoaGraph } from "../moa-graph.js";
import { RedactingManager } from "./redacting-manager.js";

/** The wiring of a graph that redacts. */
interface RedactingWiring extends GraphWiring {
  readonly redact: Redact;
}

type Wrap = (compiled: LangGraphApp, wiring: GraphWiring) => LangGraphApp;

/**
 * Makes a graph whose runs pass only redacted text to callback handlers.
 *
 * @param admit - Throws if redaction is bypassed. Called before the first run.
 */
export function redactingGraph(redact: Redact, admit: () => Promise<void>): Wrap {
  return (compiled, wiring) => {
    const moaWiring: RedactingWiring = { ...wiring, admit, redact };
    return new RedactingGraph(fieldsOf(compiled, moaWiring));
  };
}

/** What a step of a graph that redacts does: nothing if its callbacks would receive raw text. */
export function onlyRedacted(run: NodeFunction): NodeFunction {
  return (state, config) => {
    if (config.callbacks instanceof RedactingManager) return run(state, config);
    return Promise.reject(new RedactionBypassedError());
  };
}

/** LangGraph notifies the handlers of a run itself, so they are replaced before it does. */
class RedactingGraph extends MoaGraph {
  private readonly redact: Redact;

  constructor(fields: WiredFields<RedactingWiring>) {
    super(fields);
    const { redact } = fields.moaWiring;
    this.redact = redact;
    hookDefaults(this, (config) => ({
      ...config,
      callbacks: new RedactingManager(config.callbacks, redact),
    }));
  }

  /** LangGraph traces updates of a thread's state too. `updateState` calls this. */
  override async bulkUpdateState(
    ...[config, updates]: Parameters<LangGraphApp["bulkUpdateState"]>
  ): ReturnType<LangGraphApp["bulkUpdateState"]> {
    await this.getReady();
    const callbacks = new RedactingManager(config.callbacks, this.redact);
    return outsideRuns(async () => super.bulkUpdateState({ ...config, callbacks }, updates));
  }

  /** LangChain keeps the config of a run, with its raw callbacks, for whatever runs within it. */
  protected override async *run(run: Run, ...[input, options]: Parameters<Run>): AsyncGenerator {
    const { callbacks: _raw, signal: _, ...config } = options ?? {};
    yield* await startedWith(super.run(run, input, options), config);
  }
}
