import type { ModelFacts } from "@moagraph/provider-kit";
import { listNames, quote } from "../../errors/quote.js";
import { type AboutModel, type AskingModels, listUnder } from "./asking-models.js";
import { modelIdOf } from "../../spec/flow/model-name.js";

/** The vendor no longer serves a model, or will stop within 60 days. */
export interface RetirementNote extends AboutModel {
  readonly type: "retirement";
  /** The first day without it, as `YYYY-MM-DD`. */
  readonly date: string;
  /** Whether that day has come. */
  readonly isRetired: boolean;
  /** The model that the vendor recommends in its place, and serves today. `null` if unknown. */
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
  return [...nodes].flatMap(([model, names]) => retirement(model, names, { factsOf, today: day }));
}

interface Known {
  readonly factsOf: (model: string) => ModelFacts;
  readonly today: string;
}

function retirement(model: string, nodes: readonly string[], known: Known): RetirementNote[] {
  const { today } = known;
  const date = known.factsOf(model).retired?.value ?? "";
  const isRetired = date <= today;
  if (!isRetired && daysBetween(today, date) > noticeDays) return [];
  const end = isRetired ? `is retired since ${date}` : `retires on ${date}`;
  const message = `${quote(model)}, which ${asked(nodes)}, ${end}.`;
  const successor = successorOf(model, known);
  return [{ type: "retirement", model, nodes, message, date, isRetired, successor }];
}

/** Successors of successors that are followed. */
const mostSuccessors = 10;

/** The first successor that is served today. `null` if there is none. */
function successorOf(model: string, { factsOf, today }: Known): string | null {
  const prefix = model.slice(0, model.length - modelIdOf(model).length);
  let { successor } = factsOf(model);
  for (let step = 0; step < mostSuccessors && successor !== undefined; step += 1) {
    const next = `${prefix}${successor.value}`;
    const facts = factsOf(next);
    if (facts.retired === undefined || facts.retired.value > today) return next;
    ({ successor } = facts);
  }
  return null;
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
