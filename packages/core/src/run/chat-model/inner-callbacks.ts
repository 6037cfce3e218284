import { type BaseCallbackHandler, isBaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { CallbackManager, CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { ChatGenerationChunk } from "@langchain/core/outputs";
import { createAttachedValue } from "../../identity/attached-value.js";
import {
  asksForTokens,
  endWithoutUsage,
  hearsNoUsage,
  hearsTokens,
} from "../../langgraph/internals/handler-methods.js";
import { childOf } from "../../langgraph/internals/inheritable-callbacks.js";
import { readsChunks, readsMessages } from "../../langgraph/internals/stream-handlers.js";

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

/** A handler that hears no tokens and no usage. It asks no model to stream. */
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
      if (asksForTokens(key)) return false;
      if (key === hearsNoUsage) return true;
      const value: unknown = hearsTokens(key) ? undefined : Reflect.get(handler, key);
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
