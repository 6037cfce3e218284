import { monitorEventLoopDelay } from "node:perf_hooks";
import {
  compile,
  type GraphPolicies,
  type GraphSpec,
  type NodeSpec,
  streamRun,
} from "@moagraph/core";
import { openai } from "@moagraph/openai";
import type { Assumptions } from "../../quorum/assumptions.js";
import type { AnswerTexts } from "../answer-texts.js";
import { type GraphName, graphs, type Way, ways } from "../ways.js";
import { type ServedQuestion, startPacedServer } from "./paced-server.js";

/** A run over HTTP, in real time. */
interface RealRun {
  readonly firstTokenMs: number;
  readonly lastTokenMs: number;
  /** Whether the user received the text of the answer's model, but for white space. */
  readonly isIntact: boolean;
}

/** The runs of one recipe with one policy. */
export interface RealRuns {
  readonly graph: GraphName;
  readonly way: Way;
  readonly runs: readonly RealRun[];
  /** The 99th percentile of the event loop's delay, which limits what the times can show. */
  readonly loopDelayMs: number;
}

/** The extent of the measurement. */
export interface RealTimeOptions {
  readonly questions: Readonly<Partial<Record<GraphName, number>>>;
  readonly seed: number;
  readonly assumptions: Assumptions;
  readonly speed: number;
}

/** Asks questions over HTTP at the loopback test server, with the barrier and with a staircase. */
export async function measureRealTime(
  texts: AnswerTexts,
  { questions, ...rest }: RealTimeOptions,
): Promise<RealRuns[]> {
  const all: RealRuns[] = [];
  for (const [graph, count] of Object.entries(questions) as [GraphName, number][]) {
    for (const way of ["barrier", "staircase"] as const) {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const runs: RealRun[] = [];
      for (let place = 0; place < count; place += 1) {
        const question = Math.floor((place * texts.questions) / count);
        runs.push(await ask({ ...rest, graph: graphs[graph], question }, ways[way], texts));
      }
      delay.disable();
      all.push({ graph, way, runs, loopDelayMs: delay.percentile(99) / 1e6 });
    }
  }
  return all;
}

async function ask(
  served: ServedQuestion,
  policies: GraphPolicies,
  texts: AnswerTexts,
): Promise<RealRun> {
  const { graph, question } = served;
  const server = await startPacedServer(served, texts);
  try {
    const app = compile(
      { ...graph, ...policies, nodes: withOwnModels(graph) },
      { providers: [openai({ apiKey: "none", baseUrl: server.url })] },
    );
    const times: number[] = [];
    let answer = "";
    for await (const event of streamRun(app, { messages: texts.question(question) })) {
      if (event.type === "answer-reset") answer = "";
      if (event.type !== "answer-token") continue;
      times.push(event.atMs);
      answer += event.text;
    }
    const expected = texts.of(graph, graph.output, question);
    const isIntact = wordsOf(answer) === wordsOf(expected);
    return {
      firstTokenMs: times[0] ?? Number.NaN,
      lastTokenMs: times.at(-1) ?? Number.NaN,
      isIntact,
    };
  } finally {
    await server.close();
  }
}

function withOwnModels({ nodes }: GraphSpec): GraphSpec["nodes"] {
  const named = Object.entries(nodes).map(([name, node]) => [
    name,
    { ...node, model: `openai:${name}` },
  ]);
  return Object.fromEntries(named) as Record<string, NodeSpec>;
}

function wordsOf(text: string): string {
  return text.trim().replaceAll(/\s+/gu, " ");
}
