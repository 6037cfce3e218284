import type { CandidateModel, CallConfig } from "../ask/call-config.js";
import { isLimited } from "../ask/limits/rate-limiter.js";
import { defaultReplyTokens, worstReplyTokens } from "../plan/reply-tokens.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import type { AskSettings } from "../spec/model-settings.js";
import { kindOf } from "../spec/node-kinds.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import type { ModelPool } from "./model-pool.js";
import { sampleOffsets } from "./sample-offsets.js";

/** How each node of a graph that asks a model asks it, by the node's name. */
export function callConfigsOf(
  graph: GraphSpec,
  policies: ReadonlyMap<string, NodePolicies>,
  pool: ModelPool,
): ReadonlyMap<string, CallConfig> {
  const offsets = sampleOffsets(graph);
  const callConfigs = nodesOf(graph).flatMap(([name, node]): [string, CallConfig][] => {
    const own = policies.get(name);
    if (own === undefined || kindOf(node).models(node).length === 0) return [];
    const settings = node as AskSettings;
    const asking: CallConfig = {
      models: modelsToAsk(settings, own, pool),
      policies: own,
      source: pool,
      sampleOffset: offsets.get(name) ?? 0,
      replyTokens: worstReplyTokens(node, defaultReplyTokens),
      isPromptFromFunction: typeof settings.prompt === "object",
    };
    return [[name, asking]];
  });
  return new Map(callConfigs);
}

function modelsToAsk(
  settings: AskSettings,
  { fallback }: NodePolicies,
  pool: ModelPool,
): CandidateModel[] {
  return [...new Set([settings.model, ...fallback])].map((model) => {
    const provider = pool.provider(model);
    return {
      settings: model === settings.model ? settings : { ...settings, model },
      facts: pool.facts(model),
      limited: isLimited(provider) ? provider : undefined,
    };
  });
}
