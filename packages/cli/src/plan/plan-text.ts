import type { LayerPlan, MissingFacts, ModelPlan, RunPlan, WindowPlan } from "@moagraph/core/graph";
import { pluralize, formatTflops, formatCostBounds, formatInteger } from "@moagraph/report/words";
import { oneLine } from "../one-line.js";
import { modelNoteText } from "./model-note-text.js";
import { planTable } from "./plan-table.js";
import { worstCaseLine } from "./worst-case-line.js";

/** Formats a plan for people: layers, models and assumptions. */
export function planText(plan: RunPlan): string {
  const { graph, layers, total } = plan;
  const sections = [
    [`${graph}: ${pluralize(layers.length, "layer")}, ${pluralize(total.calls, "call")}`],
    layerLines(plan),
    modelLines(plan),
    footLines(plan),
  ];
  return `${sections.map((lines) => lines.map(oneLine).join("\n")).join("\n\n")}\n`;
}

function layerLines({ layers, total }: RunPlan): string[] {
  const usage = [
    String(total.calls),
    "",
    formatInteger(total.inputTokens),
    formatInteger(total.outputTokens),
  ];
  const seconds = total.criticalPathSeconds.toFixed(1);
  return planTable(
    [
      ["layer", "calls", "proposals shown", "tokens in", "tokens out", "USD", "tflops", "seconds"],
      ...layers.map(layerRow),
      ["total", ...usage, formatCostBounds(total.costUsd), formatTflops(total.tflops), seconds],
    ],
    1,
  );
}

function layerRow(layer: LayerPlan): string[] {
  const { calls, fanIn, inputTokens, outputTokens, costUsd, seconds } = layer;
  const counts = [layer.layer, calls, fanIn].map(String);
  const tokens = [inputTokens, outputTokens].map(formatInteger);
  return [
    ...counts,
    ...tokens,
    formatCostBounds(costUsd),
    formatTflops(layer.tflops),
    seconds.toFixed(1),
  ];
}

function modelLines({ models, windows }: RunPlan): string[] {
  const windowOf = new Map(windows.map((window) => [window.model, window]));
  return planTable(
    [
      ["model", "calls", "tokens in", "tokens out", "USD", "needs", "window", "fits"],
      ...models.map((model) => [...modelCells(model), ...windowCells(windowOf.get(model.model))]),
    ],
    1,
  );
}

function modelCells({ model, calls, inputTokens, outputTokens, costUsd }: ModelPlan): string[] {
  return [
    model,
    String(calls),
    formatInteger(inputTokens),
    formatInteger(outputTokens),
    formatCostBounds(costUsd),
  ];
}

function windowCells(window: WindowPlan | undefined): string[] {
  if (window === undefined) return ["", "", ""];
  const { neededTokens, contextTokens } = window;
  const room = contextTokens === null ? "unknown" : formatInteger(contextTokens);
  return [formatInteger(neededTokens), room, fitOf(window)];
}

function fitOf({ fits, alwaysFits }: WindowPlan): string {
  if (fits === null) return "unknown";
  if (!fits) return "no";
  return alwaysFits ? "yes" : "as assumed";
}

function footLines(plan: RunPlan): string[] {
  const { assumptions, windows, missingFacts, notes } = plan;
  const { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond } = assumptions;
  const isOpen = windows.some(({ fits, alwaysFits }) => fits && !alwaysFits);
  return [
    worstCaseLine(plan),
    `Assumed: a prompt of ${formatInteger(promptTokens)} tokens, replies of ${formatInteger(outputTokens)} tokens; every model starts after ${firstTokenSeconds} s`,
    `  and writes ${tokensPerSecond} tokens per second. Every call succeeds at the first attempt.`,
    "tflops: 2 x active parameters x reply tokens, summed over the largest call of each layer.",
    "needs: tokens of the model's longest prompt plus the longest reply its node allows.",
    ...(isOpen
      ? [
          "as assumed: fits replies of the assumed length, but not replies as long as the node allows.",
        ]
      : []),
    ...missingFacts.map(({ model, facts }) => `Unknown for ${model}: ${wordsFor(facts)}.`),
    ...notes.map((note) => `note: ${modelNoteText(note)}`),
  ];
}

const words: Readonly<Record<MissingFacts["facts"][number], string>> = {
  contextTokens: "context window",
  inputUsdPerMillionTokens: "price of input",
  outputUsdPerMillionTokens: "price of output",
  activeParameters: "active parameters",
};

function wordsFor(facts: MissingFacts["facts"]): string {
  return facts.map((fact) => words[fact]).join(", ");
}
