import type { ChatParams, ModelCapabilities } from "@moagraph/provider-kit";
import { listNames, quote } from "../../errors/quote.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { askSettingsOf, paramsOf } from "../../spec/model-settings.js";
import { statedCapabilities } from "../../spec/policies/capabilities.js";
import { type AboutModel, askingModels, listUnder } from "./asking-models.js";

/** A model is known not to accept a parameter that its nodes set. It is left out of their requests. */
export interface LeftOutNote extends AboutModel {
  readonly type: "left-out";
  /** Such as `temperature`. */
  readonly parameter: string;
}

/** The parameters of nodes that their models are known not to accept. */
export function leftOutOf(
  graph: GraphSpec,
  capabilitiesOf: (model: string) => ModelCapabilities,
): LeftOutNote[] {
  const notes = new Map<string, LeftOutNote>();
  const nodes = new Map<string, string[]>();
  for (const [node, models] of askingModels(graph)) {
    const params = paramsOf(askSettingsOf(graph, graph.nodes[node] ?? {}));
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
