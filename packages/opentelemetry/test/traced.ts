import type { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { onTestFinished } from "vitest";
import { openTelemetry, type OpenTelemetryOptions } from "../src/index.js";
import { type OtlpReceiver, startReceiver } from "./otlp-receiver.js";

/** OpenTelemetry's SDK with its exporters, which send to a receiver on loopback. */
export interface Traced {
  readonly callbacks: BaseCallbackHandler[];
  readonly tracerProvider: TracerProvider;
  readonly meterProvider: MeterProvider;
  /** Sends what there is. */
  readonly flush: () => Promise<OtlpReceiver>;
}

/** Starts a receiver, and the SDK that sends to it until the test ends. */
export async function traced(options: OpenTelemetryOptions = {}): Promise<Traced> {
  const receiver = await startReceiver();
  const exporter = new OTLPTraceExporter({ url: `${receiver.url}/v1/traces` });
  const tracerProvider = new TracerProvider({
    spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: 100_000 })],
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${receiver.url}/v1/metrics` }),
    exportIntervalMillis: 3_600_000,
  });
  const meterProvider = new MeterProvider({ readers: [reader] });
  onTestFinished(async () => {
    await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
  });
  return {
    callbacks: [openTelemetry({ tracerProvider, meterProvider, ...options })],
    tracerProvider,
    meterProvider,
    async flush() {
      await Promise.all([tracerProvider.forceFlush(), meterProvider.forceFlush()]);
      return receiver;
    },
  };
}
