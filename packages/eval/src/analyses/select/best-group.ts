import type { Candidate } from "./candidate.js";
import { costOf, fits, groupGraph } from "./group-graph.js";
import { groupScore, type ScoringParts } from "./group-score.js";
import type { Recommendation, SelectionStep } from "./recommendation.js";
import type { SelectOptions } from "./select-options.js";

/** Adds one proposer at a time, as long as the score rises and the cost fits. Nothing if not even two fit. */
export function bestGroup(
  aggregator: string,
  parts: ScoringParts,
  options: SelectOptions,
): Recommendation | undefined {
  const { maxProposers = 6 } = options;
  const group: number[] = [];
  const steps: SelectionStep[] = [];
  for (;;) {
    const next =
      group.length < maxProposers ? nextStep(group, aggregator, parts, options) : undefined;
    if (next === undefined || next.step.score <= (steps.at(-1)?.score ?? -1)) break;
    group.push(next.index);
    steps.push(next.step);
  }
  if (steps.length < 2) return undefined;
  const proposers = steps.map(({ model }) => model);
  const graph = groupGraph(proposers, aggregator, options);
  return {
    proposers,
    aggregator,
    graph,
    costUsd: costOf(graph, options),
    score: steps.at(-1)?.score ?? 0,
    steps,
  };
}

interface NextStep {
  readonly index: number;
  readonly step: SelectionStep;
}

function nextStep(
  group: readonly number[],
  aggregator: string,
  parts: ScoringParts,
  options: SelectOptions,
): NextStep | undefined {
  const { candidates } = parts;
  const open = [...candidates.keys()].filter((index) => !group.includes(index));
  const fitsWith = (index: number): boolean => {
    const models = [...group, index].map((each) => modelAt(candidates, each));
    return fits(groupGraph(models, aggregator, options), options);
  };
  const affordable = options.budgetUsd === undefined ? open : open.filter(fitsWith);
  const steps = affordable.map((index) => ({
    index,
    step: { model: modelAt(candidates, index), ...groupScore([...group, index], parts) },
  }));
  return steps.toSorted((a, b) => b.step.score - a.step.score)[0];
}

function modelAt(candidates: readonly Candidate[], index: number): string {
  return candidates[index]?.model ?? "";
}
