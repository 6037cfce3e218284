// How init/ works: `candidate.ts` takes the chat models that were reached. `compose-panel.ts` chooses
// among them, `panel-graph.ts` makes the graph, and `panel-file.ts` writes it with the reasons as
// comments. `ask-panel.ts` asks on a terminal, line by line (`../ask/`).
import { callCost } from "./call-cost.js";
import type { Candidate } from "./candidate.js";

/** What a panel must fulfil. */
export interface PanelWishes {
  /** US dollars per question. */
  readonly budgetUsd: number;
  /** Number of proposers. */
  readonly proposers: number;
}

/** The models that fit into a panel. */
export interface Panel {
  /** The best of each family; one model if there is one family only. */
  readonly proposers: readonly Candidate[];
  /** The models that can write the answer, the best known first. */
  readonly aggregators: readonly Candidate[];
}

/**
 * Chooses by the criteria of the paper: performance and diversity. The proposers are the best models
 * of different families.
 *
 * Half of the budget is for the aggregator, the rest is shared by the proposers. If no price at all is
 * known, the budget is not applied.
 *
 * @param candidates - The best known first.
 * @see arXiv 2406.04692, section 2.2
 */
export function composePanel(candidates: readonly Candidate[], wishes: PanelWishes): Panel {
  const { budgetUsd, proposers: count } = wishes;
  const limit = isUnpriced(candidates) ? Number.POSITIVE_INFINITY : budgetUsd / 2;
  const within = (usd: number, proposalsRead: number): Candidate[] =>
    candidates.filter((each) => costOf(each, proposalsRead, usd) <= usd);
  return {
    proposers: firstOfFamilies(within(limit / count, 0)).slice(0, count),
    aggregators: within(limit, count),
  };
}

/**
 * The smallest budget in US dollars for which {@link composePanel} finds a panel, rounded up;
 * `undefined` if no price is known.
 *
 * @param isNamed - Whether the proposers are named, so that only the aggregator has to fit.
 */
export function smallestBudget(
  candidates: readonly Candidate[],
  { count, isNamed }: { readonly count: number; readonly isNamed: boolean },
): number | undefined {
  const least = (proposalsRead: number): number =>
    Math.min(
      ...candidates.map((each) => callCost(each, proposalsRead) ?? Number.POSITIVE_INFINITY),
    );
  const half = Math.max(isNamed ? 0 : count * least(0), least(count));
  // Rounded up to a hundredth of a cent, or to a millionth of a dollar for less than a tenth of a cent.
  const unit = half < 0.0005 ? 1e-6 : 1e-4;
  const units = Math.ceil((2 * half) / unit + 1e-6);
  return Number.isFinite(units) ? Number((units * unit).toFixed(6)) : undefined;
}

/** Whether no price is known, so that a budget cannot be applied. */
function isUnpriced(candidates: readonly Candidate[]): boolean {
  return candidates.every((each) => callCost(each) === undefined);
}

/** An unknown price fits only if there is no limit. */
function costOf(each: Candidate, proposalsRead: number, limit: number): number {
  const unknown = limit === Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY;
  return callCost(each, proposalsRead) ?? unknown;
}

function firstOfFamilies(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Set<string>();
  return candidates.filter(({ family }) => !taken.has(family) && taken.add(family));
}

/** The best one by its published score, or the only one; `undefined` if that cannot be known. */
export function bestKnown(candidates: readonly Candidate[]): Candidate | undefined {
  const [first, ...others] = candidates;
  return others.length === 0 ? first : candidates.find(({ facts }) => facts.quality !== undefined);
}
