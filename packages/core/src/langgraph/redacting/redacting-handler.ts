import { type BaseCallbackHandler, isBaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { Redact } from "../../redact/redact.js";
import { redactedCopy } from "../../redact/redacted-copy.js";
import { redactionForRecord } from "../../redact/redaction.js";
import { redactedArguments } from "../internals/handler-methods.js";
import { isCallersStream } from "../internals/stream-handlers.js";

type Handlers = WeakMap<BaseCallbackHandler, BaseCallbackHandler>;

/** By hook: a handler that is added twice is recognised, and none is wrapped twice. */
const wrapped = new WeakMap<Redact, Handlers>();

/**
 * A callback handler that is told redacted text only, and is otherwise the given one.
 *
 * @returns The handler itself if it is the caller's stream, or redacts with this hook already.
 */
export function redactingHandler(
  handler: BaseCallbackHandler,
  redact: Redact,
): BaseCallbackHandler {
  if (isCallersStream(handler.name)) return handler;
  const handlers: Handlers = wrapped.get(redact) ?? new WeakMap();
  wrapped.set(redact, handlers);
  const before = handlers.get(handler);
  if (before !== undefined) return before;
  const redacting = wrap(handler, redact);
  handlers.set(handler, redacting).set(redacting, redacting);
  return redacting;
}

/** The object behind the proxy is an empty one, since a proxy may not hide what is frozen. */
function wrap(handler: BaseCallbackHandler, redact: Redact): BaseCallbackHandler {
  const trace = redactionForRecord(redact, "trace");
  const redacted = (value: unknown): unknown => redactedCopy(value, trace);
  return new Proxy(Object.create(handler) as BaseCallbackHandler, {
    get(_, key) {
      const value: unknown = Reflect.get(handler, key);
      if (typeof value !== "function" || key === "constructor") return value;
      return (...given: unknown[]): unknown => {
        const told = redactedArguments(String(key), given, redacted);
        const result: unknown = told && Reflect.apply(value, handler, told);
        return isHandler(result) ? redactingHandler(result, redact) : result;
      };
    },
    set: (_, key, value) => Reflect.set(handler, key, value),
  });
}

/** Tracers are copied where a run has metadata of its own. */
function isHandler(result: unknown): result is BaseCallbackHandler {
  return typeof result === "object" && result !== null && isBaseCallbackHandler(result);
}
