import type { ChatParams, ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import { listNames, quote } from "../errors/quote.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { fallbacksOf } from "../spec/model-calls.js";
import { type AskSettings, paramsOf } from "../spec/model-settings.js";
import { kindOf } from "../spec/node-kinds.js";
import { statedCapabilities } from "../spec/policies/capabilities.js";
import type { LeftOutNote, RetirementNote } from "./run-plan.js";

/** A node, and the models that it may ask. */
export type AskingModels = readonly [node: string, models: readonly string[]];

/** Days before its end in which a model is named. */
const noticeDays = 60;

/** The nodes of a graph that ask a model, with their fallbacks. */
export function askingModels(graph: GraphSpec): AskingModels[] {
  return nodesOf(graph).map(([name, node]) => [
    name,
    [...kindOf(node).models(node), ...fallbacksOf(graph, node)],
  ]);
}

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

function listUnder(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
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

/** The parameters of nodes that their models are known not to accept. */
export function leftOutOf(
  graph: GraphSpec,
  capabilitiesOf: (model: string) => ModelCapabilities,
): LeftOutNote[] {
  const notes = new Map<string, LeftOutNote>();
  const nodes = new Map<string, string[]>();
  for (const [node, models] of askingModels(graph)) {
    const params = paramsOf(graph.nodes[node] as AskSettings);
    for (const model of models) {
      const known = { ...capabilitiesOf(model), ...statedCapabilities(graph.capabilities, model) };
      for (const note of leftOutOfNode(params, model, known)) {
        notes.set(note.message, note);
        listUnder(nodes, note.message).push(node);
      }
    }
  }
  return [...notes].map(([message, note]) => ({ ...note, nodes: nodes.get(message) ?? [] }));
}

function leftOutOfNode(params: ChatParams, model: string, known: ModelCapabilities): LeftOutNote[] {
  return Object.entries(params).flatMap(([parameter, value]): LeftOutNote[] => {
    const refused = refusedBy(known[parameter as keyof ModelCapabilities], value);
    if (refused === undefined) return [];
    const message = `${quote(model)} does not accept \`${parameter}\`${refused}; it is left out.`;
    return [{ type: "left-out", model, nodes: [], message, parameter }];
  });
}

/** Why a model does not accept the value of a parameter, after "does not accept `parameter`". */
function refusedBy(accepted: unknown, value: unknown): string | undefined {
  if (accepted === false) return "";
  if (Array.isArray(accepted) && !accepted.includes(value)) {
    if (accepted.length === 0) return "";
    return ` ${quote(String(value))}, only ${listNames(accepted)}`;
  }
  if (typeof accepted !== "number" || Number(value) <= accepted) return undefined;
  return accepted === 0 ? "" : ` above ${accepted}`;
}
