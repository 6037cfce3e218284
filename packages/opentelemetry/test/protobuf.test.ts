/** Spans that are sent as protobuf. */
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { expect, onTestFinished, test } from "vitest";
import { openTelemetry } from "../src/index.js";
import { startReceiver } from "./otlp-receiver.js";
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
    const texts = Object.entries(attributes)
      .flat()
      .filter((each) => typeof each === "string");
    expect(received.includes(Buffer.from(id, "hex"))).toBe(true);
    for (const text of [name, ...texts]) expect(received.includes(text)).toBe(true);
  }
});
