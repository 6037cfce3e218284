import type { RunPlan, WorstCasePlan } from "@moagraph/core/graph";
import { formatCost, pluralize, formatInteger } from "@moagraph/report/words";

/**
 * The worst case of a run, and whether the graph's budget covers it. It is no worst case for replies
 * without a limit: the line says what is assumed for them.
 */
export function worstCaseLine({
  worstCase: worst,
  windows,
  assumptions,
}: Pick<RunPlan, "worstCase" | "windows" | "assumptions">): string {
  const calls = pluralize(worst.modelCalls, "call");
  const amounts = `${calls}, ${formatInteger(worst.tokens)} tokens, ${formatCost(worst.costUsd)}`;
  const isOpen = windows.some(({ mostTokens }) => mostTokens === null);
  const open = isOpen
    ? ` Replies without \`maxOutputTokens\` have no limit; ${formatInteger(assumptions.outputTokens)} tokens are assumed for them.`
    : "";
  return `Worst case: ${amounts}, if every reply is as long as its node allows.${open} ${verdictOn(worst)}`;
}

function verdictOn({ budget, overruns }: WorstCasePlan): string {
  if (budget !== "too-small") return verdicts[budget];
  return `The budget does not cover it: ${overruns.map(limitOf).join(", ")}.`;
}

const verdicts: Readonly<Record<Exclude<WorstCasePlan["budget"], "too-small">, string>> = {
  none: "The graph sets no budget.",
  enough: "The budget covers it.",
  unknown: "It is unknown whether `maxCostUsd` covers it.",
};

function limitOf({ limit, allowed }: WorstCasePlan["overruns"][number]): string {
  return `\`${limit}\` is ${limit === "maxCostUsd" ? formatCost(allowed) : formatInteger(allowed)}`;
}
