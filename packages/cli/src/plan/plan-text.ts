import type {
  LayerPlan,
  MissingFacts,
  PlannedUsage,
  RunPlan,
  WindowPlan,
} from "@moagraph/core/graph";
import {
  formatCalls,
  formatCostBounds,
  formatInteger,
  formatSpan,
  formatTflops,
  pluralize,
} from "@moagraph/report/words";
import { oneLine } from "../one-line.js";
import { modelNoteText } from "./model-note-text.js";
import { planTable } from "./plan-table.js";
import { firstTokenLine, staircaseLines, staircaseNotes } from "./staircase-lines.js";
import { worstCaseLine } from "./worst-case-line.js";

/** Formats a plan for people: layers, models and assumptions. */
export function planText(plan: RunPlan): string {
  const { graph, layers, total } = plan;
  const sections = [
    [`${graph}: ${pluralize(layers.length, "layer")}, ${formatCalls(total)}`],
    layerLines(plan),
    modelLines(plan),
    staircaseLines(total),
    footLines(plan),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.map(oneLine).join("\n")).join("\n\n")}\n`;
}

function layerLines({ layers, total }: RunPlan): string[] {
  const { fewest, criticalPathSeconds } = total;
  const [calls = "", ...usage] = usageCells(total);
  const most = criticalPathSeconds.toFixed(1);
  const least = fewest?.criticalPathSeconds.toFixed(1) ?? most;
  const seconds = least === most ? most : `${least} to ${most}`;
  return planTable(
    [
      ["layer", "calls", "proposals shown", "tokens in", "tokens out", "USD", "tflops", "seconds"],
      ...layers.map(layerRow),
      ["total", calls, "", ...usage, formatTflops(total.tflops), seconds],
    ],
    1,
  );
}

function layerRow(layer: LayerPlan): string[] {
  const [calls = "", ...usage] = usageCells(layer);
  const { fanIn, tflops, seconds } = layer;
  return [
    String(layer.layer),
    calls,
    String(fanIn),
    ...usage,
    formatTflops(tflops),
    seconds.toFixed(1),
  ];
}

/** Calls, tokens in, tokens out, and US dollars. */
function usageCells({ calls, inputTokens, outputTokens, costUsd, fewest }: PlannedUsage): string[] {
  return [
    formatSpan(fewest?.calls, calls),
    formatSpan(fewest?.inputTokens, inputTokens),
    formatSpan(fewest?.outputTokens, outputTokens),
    formatCostBounds(costUsd),
  ];
}

function modelLines({ models, windows }: RunPlan): string[] {
  const windowOf = new Map(windows.map((window) => [window.model, window]));
  return planTable(
    [
      ["model", "calls", "tokens in", "tokens out", "USD", "needs", "window", "fits"],
      ...models.map((plan) => [
        plan.model,
        ...usageCells(plan),
        ...windowCells(windowOf.get(plan.model)),
      ]),
    ],
    1,
  );
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

const rangeLine =
  "a to b: routers choose which nodes run. Each row has the fewest and the most of its own calls.";

function footLines(plan: RunPlan): string[] {
  const { assumptions, windows, missingFacts, notes, total } = plan;
  const { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond } = assumptions;
  const isOpen = windows.some(({ fits, alwaysFits }) => fits && !alwaysFits);
  return [
    worstCaseLine(plan),
    firstTokenLine(total),
    ...staircaseNotes(total),
    `Assumed: a prompt of ${formatInteger(promptTokens)} tokens, replies of ${formatInteger(outputTokens)} tokens; every model starts after ${firstTokenSeconds} s`,
    `  and writes ${tokensPerSecond} tokens per second. Every call succeeds at the first attempt.`,
    "tflops: 2 x active parameters x reply tokens, summed over the largest call of each layer.",
    "needs: tokens of the model's longest prompt plus the longest reply its node allows.",
    ...(isOpen
      ? [
          "as assumed: fits replies of the assumed length, but not replies as long as the node allows.",
        ]
      : []),
    ...(total.fewest === undefined ? [] : [rangeLine]),
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
