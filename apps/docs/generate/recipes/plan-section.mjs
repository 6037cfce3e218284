import { planRun } from "@moagraph/core/graph";
import { knownModels } from "./known-models.mjs";
import { plain, table } from "./markdown.mjs";

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
    layerTable(plan),
    modelTable(plan),
    ...missing(plan),
    ...notes(plan),
  ];
}

/** @type {(plan: RunPlan) => string} */
function assumptionsOf({ assumptions }) {
  const { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond } = assumptions;
  return `Computed with \`planRun\` from the facts of the provider packages, for a prompt of ${promptTokens} tokens and replies of ${outputTokens} tokens. Every model is assumed to start after ${firstTokenSeconds} s and to write ${tokensPerSecond} tokens per second. Every call succeeds at the first attempt. No model was asked.`;
}

const amounts = ["Calls#", "Tokens in#", "Tokens out#", "Cost#"];

/** @type {(plan: RunPlan) => string} */
function layerTable({ layers, total }) {
  const rows = layers.map((layer) => [
    String(layer.layer),
    String(layer.fanIn),
    ...amountsOf(layer),
    tflops(layer.tflops),
    seconds(layer.seconds),
  ]);
  const ends = [tflops(total.tflops), seconds(total.criticalPathSeconds)];
  const last = ["**total**", "", ...amountsOf(total), ...ends];
  return table(["Layer", "Proposals shown#", ...amounts, "Tflops#", "Time#"], [...rows, last]);
}

/** @type {(plan: RunPlan) => string} */
function modelTable({ models, windows }) {
  const windowOf = new Map(windows.map((window) => [window.model, window]));
  const rows = models.map((usage) => [
    `\`${usage.model}\``,
    ...amountsOf(usage),
    whole(windowOf.get(usage.model)?.neededTokens ?? null),
    whole(windowOf.get(usage.model)?.contextTokens ?? null),
  ]);
  return table(["Model", ...amounts, "Needs#", "Window#"], rows);
}

/** @type {(usage: import("@moagraph/core/graph").PlannedUsage) => string[]} */
function amountsOf({ calls, inputTokens, outputTokens, costUsd }) {
  return [String(calls), whole(inputTokens), whole(outputTokens), usd(costUsd)];
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
  return range(amount, (value) => `$${value.toFixed(value !== 0 && value < 0.01 ? 5 : 4)}`);
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
