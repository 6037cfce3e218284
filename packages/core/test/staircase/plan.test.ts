/** What `planRun` says of nodes with a `staircase`, held against runs in simulated time. */
import { expect, test } from "vitest";
import { estimateTokens, planRun, type RunPlan } from "../../src/graph.js";
import {
  aggregator,
  type Call,
  compile,
  defineGraph,
  type GraphSpec,
  layered,
  modelsOf,
  proposer,
  streamRun,
  sumUsage,
} from "../../src/index.js";
import { inSimulatedTime } from "../simulated-time.js";
import { type Prompt, points, WritingModel } from "./writing-models.js";

const question = "Why does the tide come twice a day?";
const sentences = 30;
const wordMs = 20;

/** A model that writes sentences with its name, always the next ones. */
function writer(name: string): WritingModel {
  return new WritingModel({
    wordMs,
    write: (prompt) => {
      const written = sentencesOf(name, prompt);
      return points(name, sentences - written, 1 + written);
    },
  });
}

function sentencesOf(name: string, prompt: Prompt): number {
  const answer = prompt.flatMap(({ role, text }) => (role === "ai" ? [text] : [])).join(" ");
  return answer.split(` of ${name} is here.`).length - 1;
}

/** A plan with the lengths and the speed of these models. */
function planOf(graph: GraphSpec): RunPlan {
  const text = points("ada", sentences);
  const outputTokens = estimateTokens(text);
  const firstTokenSeconds = wordMs / 1000;
  const tokensPerSecond = outputTokens / (text.split(" ").length * firstTokenSeconds);
  const promptTokens = estimateTokens(question) + 4;
  const lengths = { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond };
  return planRun(graph, { facts: () => ({}), ...lengths });
}

interface Observed {
  readonly ledger: readonly Call[];
  readonly firstTokenSeconds: number;
  readonly seconds: number;
}

async function observed(graph: GraphSpec): Promise<Observed> {
  const models = Object.fromEntries(modelsOf(graph).map((model) => [model, writer(model)]));
  const app = compile(graph, { models });
  const { value, tookMs } = await inSimulatedTime(async () => {
    const startedMs = performance.now();
    let firstTokenMs = Number.NaN;
    let ledger: readonly Call[] = [];
    for await (const event of streamRun(app, { messages: question })) {
      if (event.type === "answer-token") firstTokenMs ||= performance.now() - startedMs;
      if (event.type === "run-end") ({ ledger } = event);
    }
    return { ledger, firstTokenSeconds: firstTokenMs / 1000 };
  });
  if (value === undefined) throw new Error("The run has failed");
  return { ...value, seconds: tookMs / 1000 };
}

const ada = proposer({ model: "ada" });
const bob = proposer({ model: "bob", samples: 2 });
const staircase = { chunkTokens: 60, maxRounds: 4 };

const graphs: Readonly<Record<string, GraphSpec>> = {
  "two layers, which both write in rounds": layered({
    name: "moa",
    layers: [
      [ada, bob],
      [proposer({ model: "eve" }), proposer({ model: "dan" })],
    ],
    aggregator: { model: "fuse" },
    staircase,
  }),
  "a model that continues its reply, with fewer rounds and a plain list": defineGraph({
    name: "panel",
    nodes: {
      ada,
      bob,
      fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
    },
    output: "fuse",
    fence: false,
    capabilities: { fuse: { prefill: true } },
    staircase: { ...staircase, maxRounds: 3 },
  }),
};

test.each(Object.entries(graphs))("foresees requests, tokens and time of %s", async (_, graph) => {
  const { total } = planOf(graph);
  const { ledger, firstTokenSeconds, seconds } = await observed(graph);
  const { inputTokens, outputTokens } = sumUsage(ledger);
  expect(ledger.length).toBe(total.calls);
  expect(faultOf(total.inputTokens, inputTokens)).toBeLessThan(0.05);
  expect(faultOf(total.outputTokens, outputTokens)).toBeLessThan(0.05);
  expect(faultOf(total.firstTokenSeconds, firstTokenSeconds)).toBeLessThan(0.15);
  expect(faultOf(total.criticalPathSeconds, seconds)).toBeLessThan(0.1);
  expect(layoutsIn(ledger)).toEqual(new Set(total.staircase?.nodes.map(({ layout }) => layout)));
});

/** The layouts of the requests that continue a text. */
function layoutsIn(ledger: readonly Call[]): Set<string> {
  const later = ledger.filter(({ round = 1 }) => round > 1);
  return new Set(
    later.flatMap(({ notes = [] }) =>
      notes.flatMap((note) => (note.type === "round" ? [note.layout] : [])),
    ),
  );
}

/** How far a plan is off, as a share of what came. */
function faultOf(planned: number, came: number): number {
  return Math.abs(planned / came - 1);
}
