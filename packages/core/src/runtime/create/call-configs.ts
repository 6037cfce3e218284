import type { CandidateModel, CallConfig } from "../../ask/call/call-config.js";
import { everySchemaOption } from "../../ask/format/every-schema-option.js";
import { formatOf } from "../../ask/format/format-of.js";
import {
  optionOf,
  type ReplyFormat,
  type ResponseFormatOption,
} from "../../ask/format/reply-format.js";
import { isLimited } from "../../ask/limits/rate-limiter.js";
import { defaultReplyTokens, worstReplyTokens } from "../../plan/tokens/reply-tokens.js";
import { nodesOf, type NodeSpec } from "../../spec/graph-spec.js";
import { type AskSettings, askSettingsOf, type ModelSettings } from "../../spec/model-settings.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { NodePolicies } from "../../spec/policies/policies.js";
import { countingText } from "../../tokens/token-counter.js";
import type { Compilation } from "../compilation.js";
import { sampleOffsets } from "./sample-offsets.js";

/** The call config of each node that asks a model, by node name. */
export function callConfigsOf({
  graph,
  flow,
  policies,
  pool,
  counter,
  options,
}: Pick<Compilation, "graph" | "flow" | "policies" | "pool" | "counter" | "options">): ReadonlyMap<
  string,
  CallConfig
> {
  const offsets = sampleOffsets(graph, flow);
  const callConfigs = nodesOf(graph).flatMap(([name, node]): [string, CallConfig][] => {
    const own = policies.get(name);
    if (own === undefined || kindOf(node).models(node).length === 0) return [];
    const settings = askSettingsOf(graph, node);
    const { responseFormat } = node as Partial<ModelSettings>;
    const format = responseFormat && formatOf(responseFormat, options.schemas);
    const callOptions = format?.option ?? verdictOptionOf(node);
    const config: CallConfig = {
      models: candidatesOf(settings, own, { pool, counter, format, callOptions }),
      policies: own,
      source: pool,
      sampleOffset: offsets.get(name) ?? 0,
      replyTokens: worstReplyTokens(node, defaultReplyTokens),
      isPromptFromFunction: typeof settings.prompt === "object",
      ...(format === undefined ? {} : { format }),
    };
    return [[name, config]];
  });
  return new Map(callConfigs);
}

function verdictOptionOf(node: NodeSpec): ResponseFormatOption | undefined {
  const schema = kindOf(node).verdictSchema?.(node);
  return schema && optionOf(schema);
}

function schemaText({ response_format }: ResponseFormatOption): string {
  return JSON.stringify(response_format.json_schema.schema);
}

/** The form of the replies that a node asks for. */
interface Asked {
  readonly format: ReplyFormat | undefined;
  /** For models with structured output. */
  readonly callOptions: ResponseFormatOption | undefined;
}

/** The node's model, then its fallbacks. */
function candidatesOf(
  settings: AskSettings,
  { fallback }: NodePolicies,
  { pool, counter, format, callOptions }: Pick<Compilation, "pool" | "counter"> & Asked,
): CandidateModel[] {
  return [...new Set([settings.model, ...fallback])].map((model) => {
    const provider = pool.provider(model);
    const capabilities = pool.capabilities(model);
    const takesEverySchemaOption = provider === undefined || provider.schemaOptions === "all";
    const options = capabilities.structuredOutput === true ? callOptions : undefined;
    return {
      settings: model === settings.model ? settings : { ...settings, model },
      facts: pool.facts(model),
      counter: options === undefined ? counter : countingText(schemaText(options), counter),
      limited: isLimited(provider) ? provider : undefined,
      isFixed: pool.isFixed(model),
      isOwn: provider === undefined,
      takesEverySchemaOption,
      capabilities,
      callOptions: options && takesEverySchemaOption ? everySchemaOption(options) : options,
      formatInstruction: options === undefined ? format?.instruction : undefined,
    };
  });
}
