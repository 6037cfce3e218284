import type { CandidateModel, CallConfig } from "../ask/call-config.js";
import { isLimited } from "../ask/limits/rate-limiter.js";
import { defaultReplyTokens, worstReplyTokens } from "../plan/reply-tokens.js";
import { nodesOf } from "../spec/graph-spec.js";
import { type AskSettings, askSettingsOf } from "../spec/model-settings.js";
import { kindOf } from "../spec/node-kinds.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import type { Compilation } from "./compilation.js";
import { sampleOffsets } from "./sample-offsets.js";

/** The call config of each node that asks a model, by node name. */
export function callConfigsOf({
  graph,
  flow,
  policies,
  pool,
  counter,
}: Pick<Compilation, "graph" | "flow" | "policies" | "pool" | "counter">): ReadonlyMap<
  string,
  CallConfig
> {
  const offsets = sampleOffsets(graph, flow);
  const callConfigs = nodesOf(graph).flatMap(([name, node]): [string, CallConfig][] => {
    const own = policies.get(name);
    if (own === undefined || kindOf(node).models(node).length === 0) return [];
    const settings = askSettingsOf(graph, node);
    const config: CallConfig = {
      models: candidatesOf(settings, own, { pool, counter }),
      policies: own,
      source: pool,
      sampleOffset: offsets.get(name) ?? 0,
      replyTokens: worstReplyTokens(node, defaultReplyTokens),
      isPromptFromFunction: typeof settings.prompt === "object",
    };
    return [[name, config]];
  });
  return new Map(callConfigs);
}

/** The node's model, then its fallbacks. */
function candidatesOf(
  settings: AskSettings,
  { fallback }: NodePolicies,
  { pool, counter }: Pick<Compilation, "pool" | "counter">,
): CandidateModel[] {
  return [...new Set([settings.model, ...fallback])].map((model) => {
    const provider = pool.provider(model);
    return {
      settings: model === settings.model ? settings : { ...settings, model },
      facts: pool.facts(model),
      counter,
      limited: isLimited(provider) ? provider : undefined,
      isFixed: pool.isFixed(model),
      capabilities: pool.capabilities(model),
    };
  });
}
