/**
 * `lc_prefer_streaming` and `lc_prefer_chat_model_stream_events` of a handler,
 * `copyWithTracingConfig` of a tracer, and `lc_kwargs` of a message.
 *
 * Used so that the callbacks of a graph that is called as a model hear its tokens and its usage once:
 * from the model, not from the calls within it. When one is renamed, handlers hear some of them twice.
 */
import { type BaseCallbackHandler, isBaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { CallbackManager, CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { isBaseMessage } from "@langchain/core/messages";
import type { ChatGenerationChunk, LLMResult } from "@langchain/core/outputs";
import { createAttachedValue } from "../../identity/attached-value.js";
import { childOf } from "./inheritable-callbacks.js";
import { readsChunks, readsMessages } from "./stream-handlers.js";

/** The callbacks for a graph within a model's call. They hear of each call, but no tokens or usage. */
export function innerCallbacks(runManager: CallbackManagerForLLMRun): CallbackManager {
  return childOf(runManager, (handler) => (readsMessages(handler) ? [] : [quietHandler(handler)]));
}

/** Tells the handlers of a model's call that a token has come. */
export async function tellToken(
  runManager: CallbackManagerForLLMRun | undefined,
  chunk: ChatGenerationChunk,
): Promise<void> {
  if (runManager === undefined) return;
  const isOutermost = runManager.parentRunId === undefined;
  const handlers = runManager.handlers.filter((handler) => !(isOutermost && readsChunks(handler)));
  const others = Object.create(runManager, {
    handlers: { value: handlers },
  }) as CallbackManagerForLLMRun;
  await others.handleLLMNewToken(chunk.text, ...noTokenDetails, { chunk });
}

/** `handleLLMNewToken` takes the chunk after four parameters that only LangChain can fill. */
const noTokenDetails = [undefined, undefined, undefined, undefined] as const;

/** So that no handler is wrapped twice: LangChain tells each of a list, also if it is there twice. */
const quiet = createAttachedValue<BaseCallbackHandler, BaseCallbackHandler>();

const tokens: ReadonlySet<PropertyKey> = new Set([
  "handleLLMNewToken",
  "handleChatModelStreamEvent",
]);

/** With these, models would stream for a handler that hears no tokens. */
const preferences: ReadonlySet<PropertyKey> = new Set([
  "lc_prefer_streaming",
  "lc_prefer_chat_model_stream_events",
]);

function quietHandler(handler: BaseCallbackHandler): BaseCallbackHandler {
  const known = quiet.of(handler);
  if (known !== undefined) return known;
  const wrapped = wrap(handler);
  quiet.attach(handler, wrapped);
  quiet.attach(wrapped, wrapped);
  return wrapped;
}

/** The object behind the proxy is an empty one, since a proxy may not hide what is frozen. */
function wrap(handler: BaseCallbackHandler): BaseCallbackHandler {
  return new Proxy(Object.create(handler) as BaseCallbackHandler, {
    get(_, key) {
      if (preferences.has(key)) return false;
      const value: unknown = tokens.has(key) ? undefined : Reflect.get(handler, key);
      if (typeof value !== "function" || key === "constructor") return value;
      return (...given: unknown[]): unknown => {
        const told = key === "handleLLMEnd" ? endWithoutUsage(given) : given;
        const result: unknown = Reflect.apply(value, handler, told);
        return isHandler(result) ? quietHandler(result) : result;
      };
    },
    set: (_, key, value) => Reflect.set(handler, key, value),
  });
}

/** Tracers are copied where a run has metadata of its own. */
function isHandler(result: unknown): result is BaseCallbackHandler {
  return typeof result === "object" && result !== null && isBaseCallbackHandler(result);
}

function endWithoutUsage([result, ...others]: unknown[]): unknown[] {
  const { generations, llmOutput, ...rest } = result as LLMResult;
  const quietOutput = llmOutput === undefined ? {} : { llmOutput: withoutCounts(llmOutput) };
  const messages = generations.map((each) => each.map(generationWithoutUsage));
  return [{ ...rest, ...quietOutput, generations: messages }, ...others];
}

function generationWithoutUsage<Generation extends object>(generation: Generation): Generation {
  const message: unknown = Reflect.get(generation, "message");
  if (!isBaseMessage(message)) return generation;
  const { lc_kwargs: kwargs, response_metadata: metadata } = message;
  const own = {
    usage_metadata: undefined,
    response_metadata: withoutCounts(metadata),
    lc_kwargs: {
      ...kwargs,
      usage_metadata: undefined,
      response_metadata: withoutCounts(metadata),
    },
  };
  return copyWith(generation, { message: copyWith(message, own) });
}

const counts: ReadonlySet<string> = new Set(["tokenUsage", "estimatedTokenUsage", "usage"]);

/** What a model says of a reply, without the places where its vendors and LangChain put usage. */
export function withoutCounts(metadata: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !counts.has(key)));
}

function copyWith<Value extends object>(value: Value, changes: object): Value {
  const copy = Object.create(Object.getPrototypeOf(value) as object) as Value;
  return Object.assign(copy, value, changes);
}
