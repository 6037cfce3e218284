import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import {
  aggregator,
  compile,
  defineGraph,
  type GraphSpec,
  proposer,
  streamRun,
} from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { type Reply, startTestServer } from "@moagraph/provider-kit/testing";
import { createRunRecorder, reportHtml, type RunReport } from "@moagraph/report";

/** Sentences, first token and speed of each model. */
const paces: Readonly<Record<string, readonly [sentences: number, ms: number, perSecond: number]>> =
  {
    ada: [30, 500, 60],
    bob: [40, 700, 50],
    cid: [34, 400, 35],
    dee: [52, 900, 45],
    chair: [52, 500, 50],
  };

const graph = defineGraph({
  name: "rounds",
  nodes: {
    ada: proposer({ model: "vendor:ada" }),
    bob: proposer({ model: "vendor:bob" }),
    cid: proposer({ model: "vendor:cid" }),
    dee: proposer({ model: "vendor:dee" }),
    fuse: aggregator({
      model: "vendor:chair",
      reads: ["ada", "bob", "cid", "dee"],
      staircase: { maxRounds: 3 },
    }),
  },
  output: "fuse",
});

/** Runs a panel with a `staircase` at the test server, writes its report into the file, and returns the file's address. */
export async function writeRoundsReport(file: string): Promise<string> {
  const models = Object.fromEntries(Object.keys(paces).map((name) => [name, replyOf(name)]));
  const server = await startTestServer({ models });
  try {
    await writeFile(file, reportHtml(await reportOf(graph, server.url)));
  } finally {
    await server.close();
  }
  return pathToFileURL(file).href;
}

function replyOf(name: string): Reply {
  const [sentences = 0, latencyMs = 0, tokensPerSecond = 0] = paces[name] ?? [];
  const numbers = Array.from({ length: sentences }, (_, at) => at + 1);
  const text = numbers.map((number) => `This is sentence ${number} of ${name}.`).join(" ");
  return { text, continues: "user", latencyMs, tokensPerSecond };
}

async function reportOf(asked: GraphSpec, baseUrl: string): Promise<RunReport> {
  const app = compile(asked, { providers: [openaiCompatible({ id: "vendor", baseUrl })] });
  const recorder = createRunRecorder(asked);
  const options = { callbacks: recorder.callbacks, listenTo: "every-call" as const };
  for await (const event of streamRun(app, { messages: "Tell me more." }, options)) {
    recorder.take(event);
  }
  return recorder.report();
}
