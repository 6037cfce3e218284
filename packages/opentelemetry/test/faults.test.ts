/** Telemetry that fails: runs continue, and memory is bounded. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { diag, DiagLogLevel, type TracerProvider as ApiTracerProvider } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { describe, expect, onTestFinished, test } from "vitest";
import { openTelemetry } from "../src/index.js";
import { type Behaviour, startReceiver } from "./otlp-receiver.js";
import { quickApp as app } from "./panel.js";
import { metricOf, sumOf } from "./received-metric.js";
import { spansOf } from "./received-span.js";
import { traced } from "./traced.js";

const question = { messages: "What are tides?" };

/** The URL of a port without a server. */
async function refusingUrl(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}`;
}

const urlOf = async (behaviour: Behaviour | "refuse") =>
  behaviour === "refuse" ? refusingUrl() : (await startReceiver(behaviour)).url;

/** The callbacks of runs whose spans go to a receiver that fails, and what their queue counts. */
async function tracedTo(behaviour: Behaviour | "refuse", timeoutMillis: number) {
  const counted = await traced();
  const processor = new BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url: await urlOf(behaviour), timeoutMillis }),
    maxQueueSize: 20,
    maxExportBatchSize: 10,
    scheduledDelayMillis: 1,
    exportTimeoutMillis: timeoutMillis,
    selfObsMeterProvider: counted.meterProvider,
  });
  const tracerProvider = new TracerProvider({ spanProcessors: [processor] });
  // Not awaited: the receiver may hang.
  onTestFinished(() => void tracerProvider.shutdown().catch(() => {}));
  const metrics = async () => (await counted.flush()).metrics;
  return { callbacks: [openTelemetry({ tracerProvider })], metrics };
}

/** Runs the app five times at once: 45 spans. */
async function expectAnswers(callbacks: BaseCallbackHandler[]): Promise<void> {
  const runs = Array.from({ length: 5 }, () => app.invoke(question, { callbacks }));
  for (const { answer } of await Promise.all(runs)) expect(answer).not.toBe("");
}

describe("an exporter", () => {
  test.each(["refuse", 401, 503] as const)("that meets %s fails no run", async (behaviour) => {
    const { callbacks, metrics } = await tracedTo(behaviour, 100);
    await expectAnswers(callbacks);
    const size = sumOf(await metrics(), "otel.sdk.processor.span.queue.size");
    expect(size).toBeLessThanOrEqual(20);
  });

  test("that hangs fails no run, and its queue drops what is over its limit, counted", async () => {
    const { callbacks, metrics } = await tracedTo("hang", 5_000);
    await expectAnswers(callbacks);
    const received = await metrics();
    const { points } = metricOf(received, "otel.sdk.processor.span.processed");
    const dropped = points.find(({ attributes }) => attributes["error.type"] === "queue_full");
    expect(dropped?.sum).toBeGreaterThan(0);
    expect(sumOf(received, "otel.sdk.processor.span.queue.size")).toBeLessThanOrEqual(20);
  });

  test("of metrics that hangs fails no run", async () => {
    const { url } = await startReceiver("hang");
    const exporter = new OTLPMetricExporter({ url, timeoutMillis: 50 });
    const reader = new PeriodicExportingMetricReader({
      exporter,
      exportIntervalMillis: 50,
      exportTimeoutMillis: 50,
    });
    const meterProvider = new MeterProvider({ readers: [reader] });
    onTestFinished(() => meterProvider.shutdown().catch(() => {}));
    const callbacks = [openTelemetry({ meterProvider })];
    const { answer } = await app.invoke(question, { callbacks });
    expect(answer).not.toBe("");
  });
});

describe("a provider that throws", () => {
  const thrown = () => {
    throw new Error("It says alice@example.com");
  };

  test("fails no run, and is reported to `diag` without its message", async () => {
    const reported: string[] = [];
    const silent = { warn() {}, info() {}, debug() {}, verbose() {} };
    const error = (text: string) => void reported.push(text);
    diag.setLogger({ ...silent, error }, { logLevel: DiagLogLevel.ERROR });
    onTestFinished(() => diag.disable());
    const tracerProvider: ApiTracerProvider = { getTracer: thrown };
    const { answer } = await app.invoke(question, {
      callbacks: [openTelemetry({ tracerProvider })],
    });
    expect(answer).not.toBe("");
    expect(reported.join()).toMatch(/^@moagraph\/opentelemetry: .* because Error was thrown/);
    expect(reported.join()).not.toContain("alice");
  });

  test("of metrics leaves the spans as they are", async () => {
    const meterProvider = { getMeter: thrown };
    const { callbacks, flush } = await traced({ meterProvider });
    await app.invoke(question, { callbacks });
    expect((await flush()).spans).toHaveLength(9);
  });
});

test("without any provider, a run is as it is without the handler", async () => {
  const { answer } = await app.invoke(question, { callbacks: [openTelemetry()] });
  expect(answer).toBe("Tides.");
});

test("runs over the limit end the spans of the oldest, which are counted, and continue", async () => {
  const { callbacks, flush } = await traced({ maxOpenRuns: 2 });
  await expectAnswers(callbacks);
  const { spans, metrics } = await flush();
  const abandoned = spans.filter(({ attributes }) => attributes["moagraph.abandoned"] === true);
  expect(abandoned).toHaveLength(3);
  expect(sumOf(metrics, "moagraph.telemetry.abandoned_runs")).toBe(3);
  expect(spansOf(spans, "invoke_workflow")).toHaveLength(5);
});
