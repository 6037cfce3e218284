import type { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { checkOptions } from "./check-options.js";
import { RecordedContent } from "./content/recorded-content.js";
import { MoagraphHandler } from "./moagraph-handler.js";
import type { OpenTelemetryOptions } from "./open-telemetry-options.js";
import { OpenRuns } from "./runs/open-runs.js";
import { Telemetry } from "./telemetry.js";

/**
 * Returns a callback handler that makes OpenTelemetry spans and metrics of the runs of graphs, after
 * OpenTelemetry's conventions for generative AI.
 *
 * A run is a span `invoke_workflow`, each sample of a node a span `invoke_agent` in it, and each request to a
 * model a span `chat` in that. The run's span is a child of the span that is active when the run starts.
 * One handler serves any number of runs. It sends nothing itself, makes no model calls, and never fails a
 * run: what a provider or a hook throws is reported to OpenTelemetry's `diag`.
 *
 * @param options - Where spans and metrics go, and whether they have content. All of them are optional.
 * @returns A handler for `callbacks` of `invoke`, `stream`, `streamRun`, `asChatModel` and `withConfig`.
 * @throws {MoaError} `INVALID_SETTING` for an unknown option, or a value of the wrong kind.
 * @example
 * ```ts
 * import { compile, defineGraph, proposer } from "@moagraph/core";
 * import { openTelemetry } from "@moagraph/opentelemetry";
 * import { simulated } from "@moagraph/simulated";
 * import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
 *
 * const exporter = new InMemorySpanExporter();
 * const processor = new SimpleSpanProcessor({ exporter });
 * const tracerProvider = new TracerProvider({ spanProcessors: [processor] });
 *
 * const one = defineGraph({
 *   name: "one",
 *   nodes: { owl: proposer({ model: "simulated:owl" }) },
 *   output: "owl",
 * });
 * const app = compile(one, { providers: [simulated()] });
 * await app.invoke(
 *   { messages: "What are tides?" },
 *   { callbacks: [openTelemetry({ tracerProvider })] },
 * );
 * console.log(exporter.getFinishedSpans().map((span) => span.name));
 * // [ 'chat owl', 'invoke_agent owl', 'invoke_workflow one' ]
 * ```
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): BaseCallbackHandler {
  checkOptions(options);
  const { tracerProvider, meterProvider, content, redact } = options;
  const { maxContentCharacters = 8192, maxOpenRuns = 10_000 } = options;
  const rules = { redact, maxCharacters: maxContentCharacters };
  const telemetry = new Telemetry({
    tracerProvider,
    meterProvider,
    content: content === true ? new RecordedContent(rules) : undefined,
  });
  return new MoagraphHandler(new OpenRuns(telemetry, maxOpenRuns));
}
