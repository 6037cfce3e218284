import { formatCost } from "@moagraph/report/words";
import { UsageError } from "../errors/usage-error.js";
import type { Ask } from "../ask/ask-line.js";
import { askBudget, askModels } from "./ask-panel.js";
import { type Candidate, unlistedCandidate } from "./candidate.js";
import type { ChosenPanel } from "./chosen-panel.js";
import { bestKnown, composePanel, type Panel, smallestBudget } from "./compose-panel.js";

/** What the options set. */
export interface PanelChoice {
  /** US dollars per question. */
  readonly budget?: number | undefined;
  readonly proposers?: number | undefined;
  /** Names of the proposers. */
  readonly models?: readonly string[] | undefined;
  readonly aggregator?: string | undefined;
}

/** Proposers of a panel: enough for three families, few enough for one machine. */
const usualProposers = 3;

/** US dollars per question. */
const usualBudget = 0.05;

/** Most proposers that can be typed. */
const mostProposers = 50;

/**
 * Chooses the models of a panel. What the options leave open is asked, or else follows from the facts.
 *
 * @param ask - `undefined` without a terminal, or with `--yes`.
 * @throws {@link UsageError} `BUDGET_TOO_SMALL`, or `NO_AGGREGATOR` if no fact decides.
 */
export async function choosePanel(
  candidates: readonly Candidate[],
  options: PanelChoice,
  ask: Ask | undefined,
): Promise<ChosenPanel> {
  const { proposers: count = usualProposers, models } = options;
  const budgetUsd = options.budget ?? (await budgetOf(candidates, options, ask));
  const wishes = { budgetUsd, proposers: models?.length ?? count };
  const panel = composePanel(candidates, wishes);
  const proposers = models?.map((model) => named(model, candidates)) ?? panel.proposers;
  const least = smallestBudget(candidates, {
    count: wishes.proposers,
    isNamed: models !== undefined,
  });
  if (proposers.length === 0) throw tooDear("No panel fits", budgetUsd, least);
  const chosen = await confirmed(proposers, candidates, { options, ask });
  const aggregator = await aggregatorOf(panel, chosen, {
    options,
    ask,
    candidates,
    noneFits: () => tooDear("No model that can write the answer fits", budgetUsd, least),
  });
  return {
    proposers: chosen,
    samples: chosen.length === 1 ? count : 1,
    aggregator,
    isNamed: chosen !== panel.proposers,
    isAggregatorNamed: aggregator !== bestKnown(panel.aggregators),
    budgetUsd,
  };
}

async function budgetOf(
  candidates: readonly Candidate[],
  { models, aggregator }: PanelChoice,
  ask: Ask | undefined,
): Promise<number> {
  const isDecided = models !== undefined && aggregator !== undefined;
  const hasPrice = candidates.some(({ facts }) => facts.outputUsdPerMillionTokens !== undefined);
  return ask === undefined || isDecided || !hasPrice ? usualBudget : askBudget(ask, usualBudget);
}

interface Questions {
  readonly options: PanelChoice;
  readonly ask: Ask | undefined;
}

async function confirmed(
  proposers: readonly Candidate[],
  candidates: readonly Candidate[],
  { options, ask }: Questions,
): Promise<readonly Candidate[]> {
  if (ask === undefined || options.models !== undefined || candidates.length === 1)
    return proposers;
  const question = "Proposers, by number";
  return askModels(ask, { question, candidates, usual: proposers, most: mostProposers });
}

interface AggregatorQuestions extends Questions {
  readonly candidates: readonly Candidate[];
  /** The error if no candidate fits into the budget. */
  readonly noneFits: () => UsageError;
}

async function aggregatorOf(
  { aggregators }: Panel,
  proposers: readonly Candidate[],
  { options, ask, candidates, noneFits }: AggregatorQuestions,
): Promise<Candidate> {
  if (options.aggregator !== undefined) return named(options.aggregator, candidates);
  const best = bestKnown(aggregators);
  if (best !== undefined) return best;
  if (ask === undefined) throw aggregators.length === 0 ? noneFits() : noAggregator(proposers);
  const reason = aggregators.length === 0 ? "No model fits the budget" : "No score is known";
  const question = `${reason}. Model that writes the answer, by number`;
  const [chosen] = await askModels(ask, { question, candidates, usual: [], most: 1 });
  return chosen ?? (proposers[0] as Candidate);
}

/** A model that the user names. Vendors also serve models that they do not list. */
function named(model: string, candidates: readonly Candidate[]): Candidate {
  return candidates.find((each) => each.model === model) ?? unlistedCandidate(model);
}

function noAggregator([first]: readonly Candidate[]): UsageError {
  return new UsageError({
    code: "NO_AGGREGATOR",
    message: "No published score is known for these models, so the aggregator cannot be chosen.",
    hint: `Name the model that writes the answer, such as --aggregator ${first?.model ?? ""}.`,
  });
}

function tooDear(what: string, budgetUsd: number, least: number | undefined): UsageError {
  const raise = least === undefined ? "Raise --budget" : `Pass --budget ${least} or more`;
  return new UsageError({
    code: "BUDGET_TOO_SMALL",
    message: `${what} into ${formatCost(budgetUsd)} per question.`,
    hint: `${raise}, or name the models with --models and --aggregator.`,
  });
}
