import type { Fact } from "@moagraph/provider-kit";
import { formatInteger } from "@moagraph/report/words";
import { planFacts } from "../plan/plan-facts.js";
import { panelOf } from "./panel-of.js";

/** A model, and why it was chosen. */
export interface ChosenModel {
  readonly model: string;
  readonly reason: string;
}

/**
 * The model with the best published quality; the first one if none is known.
 *
 * The paper selects models by performance, and its aggregator is the strongest one.
 *
 * @see arXiv 2406.04692, sections 2.1 and 3.3
 */
export async function strongestModel(models: readonly string[]): Promise<ChosenModel> {
  const [first = ""] = models;
  const { facts } = await planFacts(panelOf(models, first));
  const known = models.flatMap((model) => {
    const { quality } = facts(model);
    return quality === undefined ? [] : [{ model, quality }];
  });
  const [best] = known.toSorted((a, b) => b.quality.value - a.quality.value);
  if (best === undefined) return { model: first, reason: "the first proposer" };
  return { model: best.model, reason: `the proposer with the best ${qualityText(best.quality)}` };
}

/** `score on LMArena (1,285 on 2026-11-01)`. */
export function qualityText({ value, asOf }: Fact): string {
  return `score on LMArena (${formatInteger(value)} on ${asOf})`;
}
