import { formatCost } from "@moagraph/report/words";
import { qualityText } from "../panel/strongest-model.js";
import { callCost } from "./call-cost.js";
import type { Candidate } from "./candidate.js";

/** The models of a panel, and why they were chosen. */
export interface ChosenPanel {
  readonly proposers: readonly Candidate[];
  /** Samples of each proposer: more than one if there is one proposer only. */
  readonly samples: number;
  readonly aggregator: Candidate;
  /** Whether the user named the proposers. */
  readonly isNamed: boolean;
  /** Whether the user named the aggregator. */
  readonly isAggregatorNamed: boolean;
  /** US dollars per question: the budget for which the models were chosen. */
  readonly budgetUsd: number;
}

/** Why a proposer was chosen: its family and what is known of it. */
export function proposerReason(each: Candidate, { isNamed, samples }: ChosenPanel): string {
  const chosen = isNamed ? "Chosen by you" : "The best known of its family within the budget";
  const why = isNamed ? "you chose one" : "no other family is at hand";
  const more = samples > 1 ? ` ${samples} samples of one model, because ${why}.` : "";
  return `${each.family}. ${chosen}: ${knownOf(each)}.${more}`;
}

/** Why the aggregator was chosen. */
export function aggregatorReason({ aggregator, isAggregatorNamed }: ChosenPanel): string {
  const chosen = isAggregatorNamed ? "Chosen by you" : "The best known model within the budget";
  return `${chosen}: ${knownOf(aggregator)}.`;
}

function knownOf(each: Candidate): string {
  const { quality, released } = each.facts;
  const usd = callCost(each);
  const parts = [
    quality === undefined ? "no published score" : qualityText(quality),
    ...(released === undefined ? [] : [`released ${released.value}`]),
    usd === undefined ? "price unknown" : priceText(each, usd),
  ];
  return parts.join(", ");
}

function priceText({ isLocal, facts }: Candidate, usd: number): string {
  const price = facts.outputUsdPerMillionTokens;
  if (price === undefined) return isLocal ? "runs on this machine at no cost" : "price unknown";
  return `${formatCost(usd)} for a reply of 400 tokens (price of ${price.asOf})`;
}

/** What a question costs with a panel, in US dollars; `undefined` if a price is unknown. */
export function panelCost({ proposers, samples, aggregator }: ChosenPanel): number | undefined {
  const calls = proposers.flatMap((each) => Array.from({ length: samples }, () => callCost(each)));
  const costs = [...calls, callCost(aggregator, calls.length)];
  const known = costs.filter((each) => each !== undefined);
  return known.length < costs.length ? undefined : known.reduce((sum, each) => sum + each, 0);
}
