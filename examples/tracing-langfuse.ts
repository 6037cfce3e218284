// Langfuse: its callback handler makes observations of runs, and its span processor sends them.
//
// Here, Langfuse is a small server in the same program, which prints what it receives as a tree. With an
// account, leave out `baseUrl` and the keys: they come from LANGFUSE_BASE_URL, LANGFUSE_PUBLIC_KEY and
// LANGFUSE_SECRET_KEY.
//
// Run it with: npx tsx examples/tracing-langfuse.ts
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { CallbackHandler } from "@langfuse/langchain";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { setLangfuseTracerProvider } from "@langfuse/tracing";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";

interface Observation {
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
    readonly scopeSpans: readonly { readonly spans: readonly Observation[] }[];
  }[];
}

const observations: Observation[] = [];
const langfuse = createServer((request, response) => void take(request, response));
langfuse.listen(0, "127.0.0.1");
await once(langfuse, "listening");
const { port } = langfuse.address() as AddressInfo;

const processor = new LangfuseSpanProcessor({
  publicKey: "pk-lf-example",
  secretKey: "sk-lf-example",
  baseUrl: `http://127.0.0.1:${port}`,
});
const tracerProvider = new BasicTracerProvider({ spanProcessors: [processor] });
setLangfuseTracerProvider(tracerProvider);

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada", samples: 2, temperature: 0.7 }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada"] }),
  },
  output: "fuse",
});
const app = compile(graph, { providers: [simulated()] });
const handler = new CallbackHandler({ sessionId: "moon-1", tags: ["example"] });
await app.invoke({ messages: "Tell me three things about the Moon." }, { callbacks: [handler] });
await tracerProvider.shutdown();
langfuse.close();
langfuse.closeAllConnections();
print(undefined, "");

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { resourceSpans } = (await json(request)) as Traces;
  observations.push(
    ...resourceSpans.flatMap((each) => each.scopeSpans.flatMap((scope) => scope.spans)),
  );
  response.setHeader("content-type", "application/json").end("{}");
}

function print(parent: string | undefined, indent: string): void {
  const within = observations.filter(({ parentSpanId }) => parentSpanId === parent);
  for (const each of within.toSorted((one, other) => one.name.localeCompare(other.name))) {
    console.log(`${indent}${each.name} (${textOf(each, "type")})${detailsOf(each)}`);
    print(each.spanId, `${indent}  `);
  }
}

/** Place in the graph, and tokens. */
function detailsOf(observation: Observation): string {
  const place = ["layer", "sample", "attempt"].map((key) => {
    const value = textOf(observation, `metadata.moa_${key}`);
    return value === "" ? "" : ` ${key}=${value}`;
  });
  const usage = textOf(observation, "usage_details");
  return `${place.join("")}${usage === "" ? "" : ` ${usage}`}`;
}

function textOf({ attributes }: Observation, key: string): string {
  const value = attributes.find((each) => each.key === `langfuse.observation.${key}`)?.value;
  return String(value?.stringValue ?? value?.intValue ?? "");
}
