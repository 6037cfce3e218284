import { readFileSync } from "node:fs";
import { compile, type GraphSpec, type MoaApp, modelsOf, swapModels } from "@moagraph/core";
import { readGraphText } from "@moagraph/graph-file";
import { moa as moaRecipe, moaLite as moaLiteRecipe } from "@moagraph/recipes";
import { simulated } from "@moagraph/simulated";
import { together } from "@moagraph/together";

/** The recipe `moa` of the paper: three layers, 13 calls. */
export const moa: MoaApp = compileGraph(moaRecipe.graph);

/** The recipe `moa-lite` of the paper: two layers, 7 calls. */
export const moaLite: MoaApp = compileGraph(moaLiteRecipe.graph);

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
  const providers = [together(), simulated()];
  if (process.env["TOGETHER_API_KEY"] !== undefined) return compile(graph, { providers });
  const offline = modelsOf(graph).map((model) => [model, `simulated:${model}`]);
  return compile(swapModels(graph, Object.fromEntries(offline)), { providers });
}

function readGraph(file: string): GraphSpec {
  const text = readFileSync(new URL(`../graphs/${file}`, import.meta.url), "utf8");
  const { graph, faults } = readGraphText(text, file);
  if (graph !== undefined) return graph;
  const list = faults.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
  throw new Error(list.join("\n"));
}
