import { type GraphSpec, planRun, type RunPlan } from "@moagraph/core/graph";
import type { ModelFacts } from "@moagraph/provider-kit";
import { formatCost } from "@moagraph/report/words";
import { alignColumns } from "../align-columns.js";
import { oneLine } from "../one-line.js";
import { planText } from "../plan/plan-text.js";
import { freeFacts } from "../providers/free-models.js";
import type { Candidate } from "./candidate.js";
import { aggregatorReason, type ChosenPanel, panelCost, proposerReason } from "./chosen-panel.js";

/** The plan of a panel, with the facts of its models. */
export function planPanel(graph: GraphSpec, panel: ChosenPanel): RunPlan {
  const known = [...panel.proposers, panel.aggregator];
  const facts = new Map(known.map((each) => [each.model, factsOf(each)]));
  return planRun(graph, { facts: (model) => facts.get(model) ?? {} });
}

function factsOf({ facts, isLocal }: Candidate): ModelFacts {
  return isLocal ? freeFacts(facts) : facts;
}

/** A panel for people: its models, why they were chosen, and the plan of a run. */
export function panelText(panel: ChosenPanel, plan: RunPlan): string {
  const rows = [
    ...panel.proposers.map((each) => ["proposer", each.model, proposerReason(each, panel)]),
    ["aggregator", panel.aggregator.model, aggregatorReason(panel)],
  ];
  const lines = alignColumns(rows.map((row) => row.map(oneLine)));
  return `${[...lines, ...notesOn(panel), ...budgetNote(panel)].join("\n")}\n\n${planText(plan)}\n`;
}

/** A panel of models that were chosen by hand may cost more than the budget. */
function budgetNote(panel: ChosenPanel): string[] {
  const usd = panelCost(panel);
  const { budgetUsd } = panel;
  if (usd === undefined || usd <= budgetUsd) return [];
  return [
    `note: A question costs about ${formatCost(usd)}, more than the budget of ${formatCost(budgetUsd)}.`,
  ];
}

function notesOn({ proposers, samples, isNamed }: ChosenPanel): string[] {
  const families = new Set(proposers.map(({ family }) => family));
  if (families.size > 1) return [];
  const [family = ""] = families;
  const reason = isNamed
    ? `All proposers are of the family ${family}`
    : `Only one family is at hand: ${family}`;
  const instead =
    samples > 1 ? " The panel takes samples of one model (Self-MoA, arXiv 2502.00674)." : "";
  return [`${reason}. The paper's gains come from different models.${instead}`];
}
