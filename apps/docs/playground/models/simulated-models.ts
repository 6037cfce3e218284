import { modelIdOf, providerIdOf } from "@moagraph/core/graph";
import type { GraphSpec } from "@moagraph/core/graph";
import { simulated } from "@moagraph/simulated";
import { addFault, type RequestCounts } from "./add-fault.js";
import { type Behaviours, behaviourOf } from "./behaviour.js";
import { modelsWith, type RunModels } from "./run-models.js";
import { simulatedFacts } from "./simulated-facts.js";

/** Tokens of a reply that is cut off. */
const truncatedTokens = 12;

/** Simulates every model of a graph, each with its behaviour. Requests are counted from 0. */
export function simulatedModels(graph: GraphSpec, behaviours: Behaviours): RunModels {
  const counts: RequestCounts = new Map();
  return modelsWith(graph, {
    facts: () => simulatedFacts,
    async chat(model, params) {
      const behaviour = behaviourOf(behaviours, model);
      const { firstTokenMs, tokensPerSecond, fault } = behaviour;
      const limit = fault === "truncated" ? { maxOutputTokens: truncatedTokens } : {};
      const source = simulated({ firstTokenMs, tokensPerSecond });
      const chatModel = await source.chat(simulatedId(model), { ...params, ...limit });
      return addFault(chatModel, { model, behaviour, counts });
    },
  });
}

/** Replies are those of the command line with `--offline`. */
function simulatedId(model: string): string {
  return providerIdOf(model) === "simulated" ? modelIdOf(model) : model;
}
