import type { StaircaseNodePlan, StaircasePlan, TotalPlan } from "@moagraph/core/graph";
import { formatInteger, pluralize } from "@moagraph/report/words";
import { planTable } from "./plan-table.js";

/** The rounds of nodes with a `staircase`. Empty for a graph without one. */
export function staircaseLines({ staircase }: TotalPlan): string[] {
  if (staircase === undefined) return [];
  const heads = ["staircase", "layout", "requests", "tokens in", "cached", "append", "prefill"];
  return planTable([heads, ...alike(staircase.nodes).map(nodeRow)], 2);
}

/** Nodes with the same requests, such as those of a layer, in one row. */
function alike(nodes: readonly StaircaseNodePlan[]): StaircaseNodePlan[][] {
  const groups = new Map<string, StaircaseNodePlan[]>();
  for (const node of nodes) {
    const key = JSON.stringify([node.layout, node.layouts, node.rounds]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return [...groups.values()];
}

function nodeRow([first, ...others]: readonly StaircaseNodePlan[]): string[] {
  if (first === undefined) return [];
  const { node, layout, rounds, layouts } = first;
  const name = others.length === 0 ? node : `${node} and ${pluralize(others.length, "other")}`;
  const { inputTokens, cachedInputTokens } = layouts[layout];
  const amounts = [
    rounds.length,
    inputTokens,
    cachedInputTokens,
    layouts.append.billedInputTokens,
    layouts.prefill.billedInputTokens,
  ];
  return [name, layout, ...amounts.map(formatInteger)];
}

/** What the rounds cost, and what they are for. */
export function staircaseNotes({ staircase, ...total }: TotalPlan): string[] {
  if (staircase === undefined) return [];
  const { without } = staircase;
  return [
    `Staircase: ${costOf(staircase)}`,
    `  The answer ends after ${seconds(total.criticalPathSeconds)}; without staircase, after ${seconds(without.criticalPathSeconds)}.`,
    "  Its table has the requests for one reply. append, prefill: their tokens in with each layout, a cached token",
    "  counted by its price. The layout that costs less is used, if the model accepts it.",
  ];
}

function costOf({ extraInputTokens, billedInputTokens, without }: StaircasePlan): string {
  const before = without.inputTokens;
  const billed = billedInputTokens - before;
  const all = `${extra(extraInputTokens)} input tokens (${times(before + extraInputTokens, before)})`;
  if (billed === extraInputTokens) return `${all}.`;
  return `${all}; with prompt caches, ${extra(billed)} at the full price (${times(billedInputTokens, before)}).`;
}

function extra(tokens: number): string {
  return `${tokens < 0 ? "-" : "+"}${formatInteger(Math.abs(tokens))}`;
}

function times(tokens: number, before: number): string {
  return `${(before === 0 ? 1 : tokens / before).toFixed(1)}x`;
}

function seconds(amount: number): string {
  return `${amount.toFixed(1)} s`;
}

/** When the answer begins. */
export function firstTokenLine({ firstTokenSeconds, fewest, staircase }: TotalPlan): string {
  const most = firstTokenSeconds.toFixed(1);
  const least = fewest?.firstTokenSeconds.toFixed(1) ?? most;
  const line = `First token of the answer: after ${least === most ? most : `${least} to ${most}`} s`;
  if (staircase === undefined) return `${line}.`;
  return `${line}; without staircase, after ${seconds(staircase.without.firstTokenSeconds)}.`;
}
