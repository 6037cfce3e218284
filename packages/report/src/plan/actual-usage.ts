import { group } from "d3-array";
import type { Call, RunUsage } from "@moagraph/core";
import { type PlannedUsage, type RunPlan, sumUsage } from "@moagraph/core/graph";
import type { RunReport } from "../run-report.js";

/** What was planned for a part of a run, and what it used. */
export interface PlanRow {
  /** `layer 1`, or the name of a model. */
  readonly name: string;
  /** `undefined` for a model that was not planned, such as a fallback. */
  readonly planned: PlannedUsage | undefined;
  /** `undefined` without a run. */
  readonly used: UsedPart | undefined;
}

/** What a part of a run used. */
export interface UsedPart extends RunUsage {
  /** Requests that were sent. */
  readonly calls: number;
}

/** The layers of a plan, and what they used. */
export function layerRows({ layers }: RunPlan, report: RunReport | undefined): PlanRow[] {
  const layerOf = new Map(report?.planned.map(({ node, layer }) => [node, layer]));
  const used = usedBy(report, ({ node }) => layerOf.get(node));
  return layers.map((planned) => ({
    name: `layer ${planned.layer}`,
    planned,
    used: used?.(planned.layer),
  }));
}

/** The models of a plan and then those that were not planned, and what they used. */
export function modelRows({ models }: RunPlan, report: RunReport | undefined): PlanRow[] {
  const used = usedBy(report, ({ model }) => model);
  const known = new Set(models.map(({ model }) => model));
  const lines = linesOf(report).map(({ model }) => model);
  const others = [...new Set(lines)].filter((model) => !known.has(model));
  return [
    ...models.map((planned) => ({ name: planned.model, planned, used: used?.(planned.model) })),
    ...others.map((name) => ({ name, planned: undefined, used: used?.(name) })),
  ];
}

/** The whole of a plan, and what the run used. */
export function totalRow({ total }: RunPlan, report: RunReport | undefined): PlanRow {
  return { name: "total", planned: total, used: report && usedIn(linesOf(report)) };
}

function usedBy<Key>(
  report: RunReport | undefined,
  keyOf: (line: Call) => Key,
): ((key: Key) => UsedPart) | undefined {
  if (report === undefined) return undefined;
  const groups = group(linesOf(report), keyOf);
  return (key) => usedIn(groups.get(key) ?? []);
}

function linesOf(report: RunReport | undefined): Call[] {
  return report?.attempts.flatMap(({ line }) => line ?? []) ?? [];
}

function usedIn(lines: readonly Call[]): UsedPart {
  const calls = lines.filter(({ attempt }) => attempt > 0).length;
  return { ...sumUsage(lines), calls };
}
