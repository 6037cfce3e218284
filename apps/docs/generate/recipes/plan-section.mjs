import { planRun } from "@moagraph/core/graph";
import { PlanChart } from "@moagraph/report";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { knownModels } from "./known-models.mjs";
import { plain, table } from "../markdown.mjs";

/** @import { GraphSpec, RunPlan } from "@moagraph/core/graph" */
/** @typedef {{ readonly atLeast: number, readonly atMost: number | null }} Bounds */

/**
 * What a run of a graph will use: per layer, per model, and what the plan assumes.
 *
 * @type {(graph: GraphSpec) => string[]}
 */
export function planSection(graph) {
  const plan = planRun(graph, knownModels);
  return [
    assumptionsOf(plan),
    chartOf(plan),
    layerTable(plan),
    modelTable(plan),
    columns,
    ...missing(plan),
    ...notes(plan),
  ];
}

/** @type {(plan: RunPlan) => string} */
function assumptionsOf({ assumptions }) {
  const { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond } = assumptions;
  return `Computed with \`planRun\` from the facts of the provider packages, for a prompt of ${promptTokens} tokens and replies of ${outputTokens} tokens. Every model is assumed to start after ${firstTokenSeconds} s and to write ${tokensPerSecond} tokens per second. Every call succeeds at the first attempt. No model was asked.`;
}

const columns =
  "Tflops: two operations per active parameter and token of the reply, for the largest call of each layer. Needs: tokens of the model's longest prompt and of the longest reply that its node allows. Window: tokens of its context window.";

/**
 * The chart as HTML that needs no script.
 *
 * @type {(plan: RunPlan) => string}
 */
function chartOf(plan) {
  return `<div v-pre>\n${renderToString(h(PlanChart, { plan }))}\n</div>`;
}

/**
 * What the chart does not show.
 *
 * @type {(plan: RunPlan) => string}
 */
function layerTable({ layers, total }) {
  const rows = layers.map(({ layer, fanIn, tflops: work, seconds: time }) => [
    String(layer),
    String(fanIn),
    tflops(work),
    seconds(time),
  ]);
  const last = ["**total**", "", tflops(total.tflops), seconds(total.criticalPathSeconds)];
  return table(["Layer", "Proposals shown#", "Tflops#", "Time#"], [...rows, last]);
}

/** @type {(plan: RunPlan) => string} */
function modelTable({ models, windows }) {
  const windowOf = new Map(windows.map((window) => [window.model, window]));
  const rows = models.map(({ model, calls, costUsd }) => [
    `\`${model}\``,
    String(calls),
    usd(costUsd),
    whole(windowOf.get(model)?.neededTokens ?? null),
    whole(windowOf.get(model)?.contextTokens ?? null),
  ]);
  return table(["Model", "Calls#", "Cost#", "Needs#", "Window#"], rows);
}

/** @type {Readonly<Record<string, string>>} */
const words = {
  contextTokens: "context window",
  inputUsdPerMillionTokens: "price of input",
  outputUsdPerMillionTokens: "price of output",
  activeParameters: "active parameters",
};

/** @type {(plan: RunPlan) => string[]} */
function missing({ missingFacts }) {
  if (missingFacts.length === 0) return [];
  const lines = missingFacts.map(
    ({ model, facts }) => `- \`${model}\`: ${facts.map((fact) => words[fact]).join(", ")}.`,
  );
  return ["Not published, so the plan gives a lower limit or nothing:", lines.join("\n")];
}

/** @type {(plan: RunPlan) => string[]} */
function notes({ notes: all }) {
  if (all.length === 0) return [];
  return ["Notes of the plan:", all.map((note) => `- ${plain(noteText(note))}`).join("\n")];
}

/** @type {(note: RunPlan["notes"][number]) => string} */
function noteText(note) {
  if (!("successor" in note) || note.successor === undefined) return note.message;
  return `${note.message} Successor: \`${note.successor}\`.`;
}

/** @type {(amount: number | null) => string} */
function whole(amount) {
  return amount === null ? "unknown" : Math.round(amount).toLocaleString("en-US");
}

/** @type {(amount: Bounds) => string} */
function usd(amount) {
  return range(amount, (value) => `$${value.toFixed(value === 0 ? 2 : value < 0.01 ? 5 : 4)}`);
}

/** @type {(amount: Bounds) => string} */
function tflops(amount) {
  return range(amount, (value) => (value < 10 ? value.toFixed(1) : whole(value)));
}

/** @type {(value: number) => string} */
function seconds(value) {
  return `${value.toFixed(1)} s`;
}

/** @type {(amount: Bounds, format: (value: number) => string) => string} */
function range({ atLeast, atMost }, format) {
  if (atMost === null) return atLeast === 0 ? "unknown" : `≥ ${format(atLeast)}`;
  const [from, to] = [format(atLeast), format(atMost)];
  return from === to ? from : `${from} to ${to}`;
}
