import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { Provider } from "@moagraph/provider-kit";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { sha256 } from "@langchain/core/utils/hash";
import { canonicalJson } from "../../ask/cache/canonical-json.js";
import { modelIdentity } from "../../langgraph/internals/model-identity.js";
import { runnableKind } from "../../langgraph/internals/members/runnable-kind.js";
import type { Compilation } from "../../runtime/compilation.js";
import { ownOption } from "../../ask/member/model-option.js";
import { modelsOf } from "../../spec/flow/model-calls.js";

/**
 * A hash that identifies an app: its graph, its accounts and cache namespace, and the identity of the
 * caller's own models with what is known of them. An app with functions, schemas or steps, or with models
 * without an identity, equals no other app, not even in the next process.
 *
 * @param app - What `compile` or `withConfig` returned. Functions and members see its config.
 * @param namespace - The cache namespace, if the app has another than it was compiled with.
 */
export function appIdentity(
  compilation: Compilation,
  app: object,
  namespace: string | undefined = compilation.options.cacheNamespace,
): string {
  const { graph } = compilation;
  const models = modelsOf(graph).map((model) => ownIdentity(model, compilation, app));
  return sha256(canonicalJson([graph, models, hooksIdentity(compilation, app), namespace]));
}

function ownIdentity(name: string, compilation: Compilation, app: object): unknown {
  const own = ownOption(name, compilation.options);
  if (own === undefined) return accountOf(name, compilation);
  const { model, facts, capabilities } = own;
  const isChatModel = typeof model === "object" && runnableKind(model) === "chat-model";
  return isChatModel ? [saidBy(model as BaseChatModel, app), facts, capabilities] : randomId(app);
}

/** Without it, runs for one account would share cached answers with another's. */
function accountOf(name: string, { pool }: Compilation): unknown {
  const provider = pool.provider(name);
  return provider && (provider.account?.() ?? providerId(provider));
}

const providerId = memoizeByObject((_provider: Provider): string => crypto.randomUUID());

/** A value that cannot be written as JSON cannot be compared. */
function saidBy(model: BaseChatModel, app: object): unknown {
  try {
    return canonicalJson(modelIdentity(model));
  } catch {
    return randomId(app);
  }
}

function hooksIdentity(compilation: Compilation, app: object): string | null {
  const { functions = {}, schemas = {}, before = {}, after = {}, redact } = compilation.options;
  const hooks = [functions, schemas, before, after].flatMap((each) => Object.keys(each));
  return hooks.length === 0 && redact === undefined ? null : randomId(app);
}

const randomId = memoizeByObject((_app: object): string => crypto.randomUUID());
