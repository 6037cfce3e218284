import type { BaseChatModel, LangSmithParams } from "@langchain/core/language_models/chat_models";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import type { ModelCapabilities } from "@moagraph/provider-kit";
import type { Compilation } from "../../runtime/compilation.js";
import { ownModel } from "../../runtime/model-pool.js";
import { modelIdOf } from "../../spec/flow/model-name.js";
import type { AskSettings } from "../../spec/model-settings.js";
import { kindOf } from "../../spec/node-kinds.js";
import { defined } from "../../spec/policies/policies.js";

/** The model that writes the answer of a graph, as far as LangChain asks a chat model about itself. */
export interface OutputModel {
  /** The name of the output node. */
  readonly node: string;
  readonly capabilities: ModelCapabilities;
  /** LangChain's description of what the model can do. */
  readonly profile: ModelProfile;
  /** What LangSmith shows of a call. */
  lsParams(stop: readonly string[] | undefined): LangSmithParams;
  /** The provider of a model of the graph, as LangChain's packages name theirs in `model_provider`. */
  providerOf(model: string): string | undefined;
}

/** The model of the output. Creates no model. */
export function outputModelOf(compilation: Compilation): OutputModel {
  const { graph, pool } = compilation;
  const node = graph.nodes[graph.output];
  const settings = node as unknown as Partial<AskSettings> | undefined;
  const [model] = node === undefined ? [] : kindOf(node).models(node);
  const capabilities = model === undefined ? noModel : pool.capabilities(model);
  return {
    node: graph.output,
    capabilities,
    profile: profileOf(model, compilation, capabilities),
    lsParams: (stop) => lsParamsOf(model, settings, { compilation, stop }),
    providerOf: (name) => pool.provider(name)?.id,
  };
}

/** A node that asks no model calls no tools. */
const noModel: ModelCapabilities = { tools: false, structuredOutput: false };

/** What the model's own object says, then what its provider and the graph know of it. */
function profileOf(
  model: string | undefined,
  { pool, options }: Compilation,
  { tools, structuredOutput, images }: ModelCapabilities,
): ModelProfile {
  const { contextTokens, maxOutputTokens } = model === undefined ? {} : pool.facts(model);
  const known = {
    maxInputTokens: contextTokens?.value,
    maxOutputTokens: maxOutputTokens?.value,
    imageInputs: images,
    toolCalling: tools,
    structuredOutput,
  };
  return { ...ownProfile(model, options), ...defined(known) };
}

function ownProfile(
  model: string | undefined,
  options: Compilation["options"],
): ModelProfile | undefined {
  const own: unknown = model === undefined ? undefined : ownModel(model, options);
  return (own as { readonly profile?: ModelProfile } | undefined)?.profile;
}

function lsParamsOf(
  model: string | undefined,
  settings: Partial<AskSettings> | undefined,
  { compilation, stop }: { compilation: Compilation; stop: readonly string[] | undefined },
): LangSmithParams {
  const { graph, options, pool } = compilation;
  const own: unknown = model === undefined ? undefined : ownModel(model, options);
  const said = (own as Partial<BaseChatModel> | undefined)?.getLsParams?.({});
  const stops = stop ?? settings?.stop;
  const params = {
    ls_provider: (model === undefined ? undefined : pool.provider(model)?.id) ?? "moagraph",
    ls_model_name: modelIdOf(model ?? graph.name),
    ls_temperature: settings?.temperature,
    ls_max_tokens: settings?.maxOutputTokens,
    ...said,
    ls_stop: stops === undefined ? undefined : [...stops],
  };
  return { ls_model_type: "chat", ...defined(params) };
}
