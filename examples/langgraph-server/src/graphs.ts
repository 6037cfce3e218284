import { readFileSync } from "node:fs";
import { compile, type GraphSpec, type MoaApp, modelsOf, swapModels } from "@moagraph/core";
import { readGraphText } from "@moagraph/graph-file";
import { moa as moaRecipe, moaLite as moaLiteRecipe, paperModels } from "@moagraph/recipes";
import { simulated } from "@moagraph/simulated";
import { together } from "@moagraph/together";

// Most models of the paper are no longer served.
const servedModels = [
  "together:google/gemma-4-31B-it",
  "together:Qwen/Qwen3.7-Max",
  "together:zai-org/GLM-5.2",
  "together:openai/gpt-oss-120b",
  "together:deepseek-ai/DeepSeek-V4-Pro-0813",
  "together:moonshotai/Kimi-K2.6",
];
const swaps = Object.fromEntries(paperModels.map((model, n) => [model, servedModels[n] ?? model]));

/** The recipe `moa` of the paper, with models of today: three layers, 13 calls. */
export const moa: MoaApp = compileGraph(swapModels(moaRecipe.graph, swaps));

/** The recipe `moa-lite` of the paper, with models of today: two layers, 7 calls. */
export const moaLite: MoaApp = compileGraph(swapModels(moaLiteRecipe.graph, swaps));

/** The graph of `graphs/panel.yaml`. */
export const panel: MoaApp = compileGraph(readGraph("panel.yaml"));

/** The graph of `graphs/review.yaml`: it stops and asks a person. */
export const review: MoaApp = compileGraph(readGraph("review.yaml"));

/** The graphs that this server serves, by the names that clients give as `assistant_id`. */
export const graphs: Readonly<Record<string, MoaApp>> = {
  moa,
  "moa-lite": moaLite,
  panel,
  review,
};

/** Compiles a graph: with Together's models if there is a key for them, else with simulated ones. */
function compileGraph(graph: GraphSpec): MoaApp {
  // LangGraph's own server reads all runs by `streamEvents`, and no client sees the tokens of drafts.
  const options = { providers: [together(), simulated()], streamEvents: "answer" } as const;
  const key = process.env["TOGETHER_API_KEY"] ?? "";
  if (key !== "") return compile(graph, options);
  const offline = modelsOf(graph).map((model) => [model, `simulated:${model}`]);
  return compile(swapModels(graph, Object.fromEntries(offline)), options);
}

function readGraph(file: string): GraphSpec {
  const text = readFileSync(new URL(`../graphs/${file}`, import.meta.url), "utf8");
  const { graph, faults } = readGraphText(text, file);
  if (graph !== undefined) return graph;
  const list = faults.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
  throw new Error(list.join("\n"));
}
