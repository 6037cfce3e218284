import { type BaseCallbackHandler, isBaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { Redact } from "../redact/redact.js";
import { redactedCopy } from "../redact/redacted-copy.js";
import { type Redaction, redactionForRecord } from "../redact/redaction.js";

/**
 * By these LangChain and LangGraph hand a run to whoever reads `stream`, `streamEvents` or
 * `streamLog`: no trace, but the caller's own. LangGraph, too, knows them by their names only.
 */
const callersStreams: ReadonlySet<string> = new Set([
  "StreamMessagesHandler",
  "StreamProtocolMessagesHandler",
  "StreamToolsHandler",
  "event_stream_tracer",
  "log_stream_tracer",
]);

type Handlers = WeakMap<BaseCallbackHandler, BaseCallbackHandler>;

/** By hook, so that a handler that comes in twice is known again, and none is wrapped twice. */
const wrapped = new WeakMap<Redact, Handlers>();

/**
 * A callback handler that is told everything redacted, and is the given one in all else.
 *
 * @returns The handler itself where it is the caller's stream, or redacts with this hook already.
 */
export function redactingHandler(
  handler: BaseCallbackHandler,
  redact: Redact,
): BaseCallbackHandler {
  if (callersStreams.has(handler.name)) return handler;
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
  return new Proxy(Object.create(handler) as BaseCallbackHandler, {
    get(_, key) {
      const value: unknown = Reflect.get(handler, key);
      if (typeof value !== "function" || key === "constructor") return value;
      return (...given: unknown[]): unknown => {
        const told = toldInstead(String(key), given, trace);
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

/** What a method is called with in place of what was given; nothing if it is not called at all. */
function toldInstead(
  method: string,
  given: readonly unknown[],
  trace: Redaction,
): readonly unknown[] | undefined {
  // A secret may be cut in two by pieces. A trace learns that one came, and at the end the whole.
  if (method === "handleChatModelStreamEvent") return undefined;
  if (method === "handleLLMNewToken") {
    return ["", ...redactedArguments(given.slice(1, 5), 0, trace)];
  }
  if (method === "copyWithTracingConfig") return redactedArguments(given, 0, trace);
  if (!/^(?:handle|_createRunFor)[A-Z]/.test(method)) return given;
  return redactedArguments(given, /Start$|CustomEvent$/.test(method) ? 2 : 1, trace);
}

/** Strings behind the first so many are ids of runs, their types and their names. */
function redactedArguments(given: readonly unknown[], texts: number, trace: Redaction): unknown[] {
  return given.map((each, index) =>
    typeof each === "string" && index >= texts ? each : redactedCopy(each, trace),
  );
}
