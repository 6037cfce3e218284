import {
  diag,
  metrics,
  type MeterProvider,
  type Tracer,
  trace,
  type TracerProvider,
} from "@opentelemetry/api";
import type { RecordedContent } from "./content/recorded-content.js";
import { Instruments, scopeName } from "./metrics/instruments.js";

/** Where spans and metrics go. */
export interface TelemetryParts {
  readonly tracerProvider: TracerProvider | undefined;
  readonly meterProvider: MeterProvider | undefined;
  /** What is recorded of messages. `undefined`: nothing. */
  readonly content: RecordedContent | undefined;
}

/** What all spans of a handler share. Nothing that it does fails a run. */
export class Telemetry {
  readonly content: RecordedContent | undefined;
  private usedTracer: Tracer | undefined;
  private usedProvider: MeterProvider | undefined;
  private instruments: Instruments | undefined;

  constructor(private readonly parts: TelemetryParts) {
    this.content = parts.content;
  }

  /** That of the application's provider, which may be set later. */
  get tracer(): Tracer {
    return (this.usedTracer ??= (this.parts.tracerProvider ?? trace).getTracer(scopeName));
  }

  /** Records metrics. A failure is reported to OpenTelemetry's `diag`. */
  measure(record: (instruments: Instruments) => void): void {
    quietly(() => record(this.currentInstruments()));
  }

  /** The API has no meter that waits for its provider, as its tracer does. */
  private currentInstruments(): Instruments {
    const provider = this.parts.meterProvider ?? metrics.getMeterProvider();
    if (this.instruments === undefined || provider !== this.usedProvider) {
      this.instruments = new Instruments(provider);
      this.usedProvider = provider;
    }
    return this.instruments;
  }
}

/** Calls a function. What it throws is reported to OpenTelemetry's `diag`, and to no one else. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    reportFault(error);
  }
}

/** Its message is left out: it may be of a hook that has seen a prompt. */
function reportFault(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  try {
    diag.error(`${scopeName}: a span or a metric is not complete, because ${name} was thrown.`);
  } catch {
    // A logger that throws has no other place to say so.
  }
}
