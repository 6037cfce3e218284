import type { Redact } from "@moagraph/core";
import type { MeterProvider, TracerProvider } from "@opentelemetry/api";

/** Options of `openTelemetry`. */
export interface OpenTelemetryOptions {
  /**
   * Makes the spans.
   *
   * @defaultValue the provider that the application has set with `trace.setGlobalTracerProvider`, before or
   * after this. Without one, there are no spans.
   */
  readonly tracerProvider?: TracerProvider;
  /**
   * Makes the metrics.
   *
   * @defaultValue the provider that the application has set with `metrics.setGlobalMeterProvider`, before or
   * after this. Without one, there are no metrics.
   */
  readonly meterProvider?: MeterProvider;
  /**
   * Whether spans hold content: the messages of runs and of requests to models, answers, arguments and
   * results of tools, messages of errors. Images and files are named by their type only.
   *
   * @defaultValue `false`
   */
  readonly content?: boolean;
  /**
   * Hook that each text passes before it is recorded, with the destination `"trace"`. It is needed only if
   * the graph was compiled without `redact`: otherwise all texts are redacted already. If it fails, the text
   * is `[redaction failed]`. Used with `content` only.
   */
  readonly redact?: Redact;
  /**
   * Limit of the texts of one attribute, in characters (UTF-16 code units). What is cut ends with how much
   * was left out. Used with `content` only.
   *
   * @defaultValue `8192`
   */
  readonly maxContentCharacters?: number;
  /**
   * Limit of graphs that run at the same time. Beyond it, the spans of the oldest run are ended, with
   * `moagraph.abandoned`: runs whose end is never reported take no memory. The run itself continues.
   *
   * @defaultValue `10_000`
   */
  readonly maxOpenRuns?: number;
}
