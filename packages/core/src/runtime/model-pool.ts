import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type ChatParams,
  MoaError,
  type ModelCapabilities,
  type ModelFacts,
  type Provider,
  typeName,
} from "@moagraph/provider-kit";
import type { CallableModel, ModelSource } from "../ask/call/call-config.js";
import { MemberModel } from "../ask/member/member-model.js";
import { toCallError } from "../redact/call-error.js";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import { runnableKind } from "../langgraph/internals/members/runnable-kind.js";
import { ModelNotMadeError } from "../errors/model-not-made-error.js";
import { type GraphCapabilities, statedCapabilities } from "../spec/policies/capabilities.js";
import { type AskSettings, paramsOf } from "../spec/model-settings.js";
import { cacheNamespaceOf } from "./cache-namespace-of.js";
import { isRecord } from "../validate/value/is-record.js";
import type { CompileOptions } from "./compile-options.js";
import { type ModelWithFacts, ownOption } from "../ask/member/model-option.js";
import { modelIdOf, providerIdOf } from "../spec/flow/model-name.js";

/** Creates the models of a compiled graph, each once per set of parameters. */
export interface ModelPool extends ModelSource {
  /**
   * The model for a node's settings; a promise while it is being created. Loads the vendor's
   * package on first use.
   *
   * @throws {@link MissingKeyError} if the vendor's key is not set.
   * @throws {@link ModelNotMadeError} `MODEL_NOT_MADE` if creating it throws anything else.
   */
  get(settings: AskSettings): CallableModel | Promise<CallableModel>;
  /** The facts about a model, from its provider or from `models`. Cached. */
  readonly facts: (model: string) => ModelFacts;
  /** Whether it is a model that the caller made, which ignores the parameters of nodes. */
  isFixed(model: string): boolean;
  /** What is known of a model's capabilities: what the graph states, then what its provider knows. */
  capabilities(model: string): ModelCapabilities;
  /** The provider of a model; `undefined` for the caller's own models. */
  provider(model: string): Provider | undefined;
}

/**
 * The models of one compiled graph. Creates none yet.
 *
 * @param capabilities - What the graph states of its models.
 */
export function createModelPool(
  options: CompileOptions,
  capabilities?: GraphCapabilities,
): ModelPool {
  const models = new Map<string, CallableModel | Promise<CallableModel>>();
  const facts = new Map<string, ModelFacts>();
  return {
    get(settings) {
      const { key, params } = questionOf(settings);
      const known = models.get(key);
      if (known !== undefined) return known;
      const making = makeModel(settings.model, params, {
        ...options,
        capabilities,
      }).catch((cause: unknown) => {
        if (MoaError.isInstance(cause)) throw cause;
        const { message } = toCallError(cause, options.redact);
        throw new ModelNotMadeError(settings.model, message, { cause });
      });
      models.set(key, making);
      making.then(
        (model) => models.set(key, model),
        () => models.delete(key),
      );
      return making;
    },
    facts(model) {
      const known = facts.get(model) ?? factsOf(model, options);
      facts.set(model, known);
      return known;
    },
    isFixed(model) {
      const own = ownModel(model, options);
      return own !== undefined && typeof own !== "function";
    },
    capabilities(model) {
      const found = findProvider(model, options);
      const known =
        found === undefined
          ? ownOption(model, options)?.capabilities
          : found.provider.capabilities?.(found.id);
      return { ...known, ...statedCapabilities(capabilities, model) };
    },
    provider: (model) => findProvider(model, options)?.provider,
    cache: options.cache,
    cacheScope: (model, { configurable }) => ({
      account: findProvider(model, options)?.provider.account?.(),
      namespace: cacheNamespaceOf(configurable) ?? options.cacheNamespace,
    }),
  };
}

function factsOf(model: string, options: CompileOptions): ModelFacts {
  const found = findProvider(model, options);
  return found === undefined
    ? (ownOption(model, options)?.facts ?? {})
    : found.provider.facts(found.id);
}

const questionOf = memoizeByObject((settings: AskSettings): { key: string; params: ChatParams } => {
  const params = paramsOf(settings);
  return { key: JSON.stringify([settings.model, params]), params };
});

interface MakeOptions extends CompileOptions {
  readonly capabilities: GraphCapabilities | undefined;
}

async function makeModel(
  model: string,
  params: ChatParams,
  options: MakeOptions,
): Promise<CallableModel> {
  const own = ownModel(model, options);
  if (own !== undefined)
    return callable(typeof own === "function" ? await own(params) : own, model);
  const found = findProvider(model, options);
  if (found === undefined) throw new Error(`Unchecked graph: no provider for ${model}`);
  return found.provider.chat(found.id, params, statedCapabilities(options.capabilities, model));
}

const factoryHint =
  "A function in `models` creates a model. To answer by a function, write `RunnableLambda.from((messages) => …)`.";

/** A function that is no factory gives a text, or whatever it makes of the parameters. */
function callable(made: unknown, name: string): CallableModel {
  const invoke = isRecord(made) ? made["invoke"] : undefined;
  if (typeof invoke !== "function") {
    const reason = `its function gave ${typeName(made)}, which is no model.`;
    throw new ModelNotMadeError(name, reason, { hint: factoryHint });
  }
  const model = made as object;
  return runnableKind(model) === "chat-model"
    ? (model as BaseChatModel)
    : new MemberModel(model, name);
}

/** The caller's own model of that name, if there is one. */
export function ownModel(
  model: string,
  options: CompileOptions,
): ModelWithFacts["model"] | undefined {
  return ownOption(model, options)?.model;
}

/** The provider and model id in `provider:model-id`; `undefined` for the caller's own models. */
export function findProvider(
  model: string,
  options: CompileOptions,
): { provider: Provider; id: string } | undefined {
  if (ownModel(model, options) !== undefined) return undefined;
  const providerId = providerIdOf(model);
  const provider = options.providers?.find(({ id }) => id === providerId);
  return provider === undefined ? undefined : { provider, id: modelIdOf(model) };
}
