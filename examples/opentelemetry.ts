// OpenTelemetry: `openTelemetry` makes spans of runs, and the SDK sends them to a collector.
//
// Here, the collector is a small server in the same program, which prints the spans as a tree. A quorum cuts
// off the slow proposer: its request is no error, and its tokens are estimated.
//
// Run it with: npx tsx examples/opentelemetry.ts
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { openTelemetry } from "@moagraph/opentelemetry";
import { simulated } from "@moagraph/simulated";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

interface Span {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly {
    readonly key: string;
    readonly value: { readonly stringValue?: string; readonly intValue?: number };
  }[];
}

interface Traces {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

const spans: Span[] = [];
const collector = createServer((request, response) => void take(request, response));
collector.listen(0, "127.0.0.1");
await once(collector, "listening");
const { port } = collector.address() as AddressInfo;

const exporter = new OTLPTraceExporter({ url: `http://127.0.0.1:${port}/v1/traces` });
const tracerProvider = new TracerProvider({
  spanProcessors: [new BatchSpanProcessor({ exporter })],
});

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada", samples: 2, temperature: 0.7 }),
    bob: proposer({ model: "slow" }),
    fuse: aggregator({
      model: "simulated:chair",
      reads: ["ada", "bob"],
      quorum: { atLeast: 2, graceMs: 0 },
    }),
  },
  output: "fuse",
});
const models = { slow: await simulated({ firstTokenMs: 60_000 }).chat("bob", {}) };
const app = compile(graph, { providers: [simulated()], models });

await app.invoke(
  { messages: "Tell me three things about the Moon." },
  { callbacks: [openTelemetry({ tracerProvider })], configurable: { thread_id: "moon-1" } },
);
await tracerProvider.shutdown();
collector.close();
collector.closeAllConnections();
print(undefined, "");

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { resourceSpans } = (await json(request)) as Traces;
  spans.push(...resourceSpans.flatMap((each) => each.scopeSpans.flatMap((scope) => scope.spans)));
  response.setHeader("content-type", "application/json").end("{}");
}

function print(parent: string | undefined, indent: string): void {
  const within = spans.filter(({ parentSpanId }) => parentSpanId === parent);
  const sorted = within.toSorted((one, other) => sampleOf(one) - sampleOf(other));
  for (const span of sorted.toSorted((one, other) => one.name.localeCompare(other.name))) {
    console.log(`${indent}${span.name}${detailsOf(span)}`);
    print(span.spanId, `${indent}  `);
  }
}

function detailsOf(span: Span): string {
  const shown = ["sample", "call.status", "usage.source"].map((key) =>
    textOf(span, `moagraph.${key}`),
  );
  const tokens = textOf(span, "gen_ai.usage.output_tokens");
  const parts = [...shown, tokens === "" ? "" : `${tokens} tokens`].filter((part) => part !== "");
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

function sampleOf(span: Span): number {
  return Number(textOf(span, "moagraph.sample"));
}

function textOf({ attributes }: Span, key: string): string {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return String(value?.stringValue ?? value?.intValue ?? "");
}
