import { type BaseCallbackHandler, isBaseCallbackHandler } from "@langchain/core/callbacks/base";
import { type AttachedValue, createAttachedValue } from "../../identity/attached-value.js";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { Redact } from "../../redact/redact.js";
import { redactedCopy } from "../../redact/redacted-copy.js";
import { redactionForRecord } from "../../redact/redaction.js";
import { redactedArguments } from "../internals/handler-methods.js";
import { isCallersStream } from "../internals/stream-handlers.js";

type RedactingHandlers = AttachedValue<BaseCallbackHandler, BaseCallbackHandler>;

/** The redacting handlers of a hook, so that no handler is wrapped twice. */
const handlersOf = memoizeByObject((_redact: Redact): RedactingHandlers => createAttachedValue());

/**
 * A callback handler that receives redacted text only, and is otherwise the given one.
 *
 * @returns The handler itself if it is the caller's stream, or redacts with this hook already.
 */
export function redactingHandler(
  handler: BaseCallbackHandler,
  redact: Redact,
): BaseCallbackHandler {
  if (isCallersStream(handler.name)) return handler;
  const handlers = handlersOf(redact);
  const known = handlers.of(handler);
  if (known !== undefined) return known;
  const redacting = wrap(handler, redact);
  handlers.attach(handler, redacting);
  handlers.attach(redacting, redacting);
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
