import type { RunnableConfig } from "@langchain/core/runnables";
import { sha256 } from "@langchain/core/utils/hash";
import { canonicalJson } from "../../ask/cache/canonical-json.js";
import { callersConfigurable } from "../../langgraph/internals/chat-models/callers-configurable.js";

/** What a caller passes to a graph that runs as a chat model, besides messages and LangChain's options. */
export interface CallersScope {
  /** The caller's own values, such as `cacheNamespace`. */
  readonly configurable?: Readonly<Record<string, unknown>>;
  /** LangGraph's `context` of the run. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** LangChain copies it with the options of a call. It shows it to no cache and no tracer. */
const scopeKey = Symbol("moagraph scope");

/**
 * The options of a call with the scope of its caller. A hash of the scope is part of the options, so
 * that LangChain's caches share no answers between callers.
 *
 * @param config - What LangChain has separated from the options.
 */
export function withScope(options: object, config: RunnableConfig): object {
  const configurable = callersConfigurable(config.configurable);
  const context = (options as CallersScope).context ?? (config as CallersScope).context;
  if (configurable === undefined && context === undefined) return options;
  const scope: CallersScope = {
    ...(configurable === undefined ? {} : { configurable }),
    ...(context === undefined ? {} : { context }),
  };
  return { ...options, scope: scopeHash(scope) ?? crypto.randomUUID(), [scopeKey]: scope };
}

/** The scope in the options of a call; empty without one. */
export function scopeIn(options: object): CallersScope {
  return (options as { readonly [scopeKey]?: CallersScope })[scopeKey] ?? {};
}

/** Equal for scopes with equal values; `undefined` if they cannot be compared. */
export function scopeHash(scope: CallersScope): string | undefined {
  try {
    JSON.stringify(scope, checkPlain);
    return sha256(canonicalJson(scope));
  } catch {
    return undefined;
  }
}

/** Functions and objects of classes are not compared by what JSON has of them. */
function checkPlain(_key: string, value: unknown): unknown {
  const isPlain = typeof value === "object" ? isPlainObject(value) : typeof value !== "function";
  if (!isPlain) throw new TypeError("The value cannot be compared.");
  return value;
}

function isPlainObject(value: object | null): boolean {
  if (value === null || Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
