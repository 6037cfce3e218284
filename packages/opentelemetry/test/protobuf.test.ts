/** Spans and metrics that are sent as protobuf. */
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPMetricExporter as JsonMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { expect, onTestFinished, test } from "vitest";
import { openTelemetry } from "../src/index.js";
import { startReceiver } from "./otlp-receiver.js";
import type { Attributes } from "./otlp-value.js";
import { quickApp } from "./panel.js";

test("the exporter of protobuf sends each span, with its attributes", async () => {
  const receiver = await startReceiver();
  const url = `${receiver.url}/v1/traces`;
  const exporters = [new OTLPTraceExporter({ url }), new JsonExporter({ url })];
  const tracerProvider = new TracerProvider({
    spanProcessors: exporters.map((exporter) => new BatchSpanProcessor({ exporter })),
  });
  onTestFinished(() => tracerProvider.shutdown());
  const callbacks = [openTelemetry({ tracerProvider })];
  await quickApp.invoke({ messages: "What are tides?" }, { callbacks });
  await tracerProvider.forceFlush();
  const received = Buffer.concat(receiver.binary);
  expect(receiver.spans).toHaveLength(9);
  for (const { id, name, attributes } of receiver.spans) {
    expect(received.includes(Buffer.from(id, "hex"))).toBe(true);
    for (const text of [name, ...textsIn(attributes)]) expect(received.includes(text)).toBe(true);
  }
});

test("the exporter of protobuf sends each metric, with its attributes and values", async () => {
  const receiver = await startReceiver();
  const url = `${receiver.url}/v1/metrics`;
  const exporters = [new OTLPMetricExporter({ url }), new JsonMetricExporter({ url })];
  const meterProvider = new MeterProvider({
    readers: exporters.map((exporter) => new PeriodicExportingMetricReader({ exporter })),
  });
  onTestFinished(() => meterProvider.shutdown());
  const callbacks = [openTelemetry({ meterProvider })];
  await quickApp.invoke({ messages: "What are tides?" }, { callbacks });
  await meterProvider.forceFlush();
  const received = Buffer.concat(receiver.binary);
  expect(receiver.metrics.map(({ name }) => name)).toContain("gen_ai.client.inference.duration");
  for (const { name, unit, points } of receiver.metrics) {
    for (const text of [name, unit]) expect(received.includes(text)).toBe(true);
    for (const { attributes, sum } of points) {
      for (const text of textsIn(attributes)) expect(received.includes(text)).toBe(true);
      expect(numberForms(sum).some((form) => received.includes(form))).toBe(true);
    }
  }
});

function textsIn(attributes: Attributes): string[] {
  return Object.entries(attributes)
    .flat()
    .filter((each) => typeof each === "string");
}

/** How protobuf writes a number: counters of whole numbers are `sfixed64`, other values are `double`. */
function numberForms(value: number): Buffer[] {
  const forms = [Buffer.alloc(8), Buffer.alloc(8)] as const;
  forms[0].writeDoubleLE(value);
  forms[1].writeBigInt64LE(BigInt(Math.trunc(value)));
  return Number.isInteger(value) ? [...forms] : [forms[0]];
}
