import { median } from "simple-statistics";
import type { Cost } from "../compare/measure/cost-of.js";
import { tableText } from "../table-text.js";
import type { ProgramName } from "./answers/answering.js";
import type { AnsweringCosts } from "./answers/answering-cost.js";
import type { AnsweringMemory, AnsweringMemoryOrder } from "./answers/answering-memory.js";
import type { ScoringCost } from "./scoring/scoring-cost.js";

/** What the programs do. */
const titles: Readonly<Record<ProgramName, string>> = {
  invoke: "`app.invoke` in a loop",
  generate: "`generate`",
};

/** A table of the cost of a question. Ratios are medians of those within a round. */
export function costTable(costs: AnsweringCosts): string {
  const head = [
    "program",
    "questions/s",
    "time per question, ms",
    "CPU per question, ms",
    "CPU ratio",
  ];
  const reference = costs.get("invoke") ?? [];
  const rows = [...costs].map(([name, samples]) => {
    const wallMs = median(samples.map((sample) => sample.wallMs));
    const ratios = samples.map(
      ({ cpuMs }, round) => cpuMs / (reference[round]?.cpuMs ?? Number.NaN),
    );
    return [
      titles[name],
      (1_000 / wallMs).toFixed(1),
      wallMs.toFixed(1),
      median(samples.map(({ cpuMs }) => cpuMs)).toFixed(1),
      median(ratios).toFixed(2),
    ];
  });
  return tableText([head, ...rows]);
}

/** A measurement of memory. */
export interface MeasuredMemory extends AnsweringMemoryOrder, AnsweringMemory {}

/** A table of the memory of processes. */
export function memoryTable(measured: readonly MeasuredMemory[]): string {
  const head = ["program", "graph", "questions", "peak memory, MB", "heap at the end, MB"];
  const rows = measured.map(({ program, panel, questions, peakBytes, heapBytes }) => [
    titles[program],
    panel === "model" ? "one model in the process" : "`moa-lite` over HTTP",
    questions.toLocaleString("en-US"),
    (peakBytes / 1e6).toFixed(0),
    (heapBytes / 1e6).toFixed(1),
  ]);
  return tableText([head, ...rows]);
}

/** A table of the cost of scores. */
export function scoringTable({ scored, liblinear }: ScoringCost): string {
  const head = ["program", "time, s", "CPU, s"];
  const rows = [["all scores of `@moagraph/eval`", ...secondsOf(scored.cost)]];
  if (liblinear !== undefined) {
    rows.push([
      `length control only, scikit-learn ${liblinear.version}`,
      ...secondsOf(liblinear.cost),
    ]);
  }
  return tableText([head, ...rows]);
}

function secondsOf({ wallMs, cpuMs }: Cost): string[] {
  return [wallMs, cpuMs].map((ms) => (ms / 1_000).toFixed(2));
}
