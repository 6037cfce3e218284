import type { ModelFacts } from "@moagraph/provider-kit";
import { listNames, quote } from "../../errors/quote.js";
import { type AboutModel, type AskingModels, listUnder } from "./asking-models.js";

/** The vendor no longer serves a model, or will stop within 60 days. */
export interface RetirementNote extends AboutModel {
  readonly type: "retirement";
  /** The first day without it, as `YYYY-MM-DD`. */
  readonly date: string;
  /** Whether that day has come. */
  readonly isRetired: boolean;
  /** The model that the vendor recommends in its place. `null` if unknown. */
  readonly successor: string | null;
}

/** Days before its end in which a model is named. */
const noticeDays = 60;

/**
 * The models whose service has ended, or ends within 60 days.
 *
 * @param today - As `YYYY-MM-DD`.
 */
export function retirementsOf(
  asking: Iterable<AskingModels>,
  factsOf: (model: string) => ModelFacts,
  today: () => string,
): RetirementNote[] {
  const nodes = new Map<string, string[]>();
  for (const [node, models] of asking) {
    for (const model of models) {
      if (factsOf(model).retired !== undefined) listUnder(nodes, model).push(node);
    }
  }
  if (nodes.size === 0) return [];
  const day = today();
  return [...nodes].flatMap(([model, names]) => retirement(model, names, factsOf(model), day));
}

function retirement(
  model: string,
  nodes: readonly string[],
  { retired, successor }: ModelFacts,
  today: string,
): RetirementNote[] {
  const date = retired?.value ?? "";
  const isRetired = date <= today;
  if (!isRetired && daysBetween(today, date) > noticeDays) return [];
  const end = isRetired ? `is retired since ${date}` : `retires on ${date}`;
  const message = `${quote(model)}, which ${asked(nodes)}, ${end}.`;
  const provider = model.slice(0, model.indexOf(":") + 1);
  const next = successor === undefined ? null : `${provider}${successor.value}`;
  return [{ type: "retirement", model, nodes, message, date, isRetired, successor: next }];
}

function asked(nodes: readonly string[]): string {
  return nodes.length === 1 ? `node ${listNames(nodes)} asks` : `nodes ${listNames(nodes)} ask`;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Today, in UTC, as `YYYY-MM-DD`. */
export function currentDay(): string {
  return new Date().toISOString().slice(0, 10);
}
