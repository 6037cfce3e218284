/**
 * The methods by which LangChain tells a handler of a run, and which of their arguments are ids and
 * names: `handle…`, `_createRunFor…` and those of LangSmith's tracer. Also `lc_prefer_…` of a handler,
 * and `lc_kwargs` of a message.
 *
 * Used to redact all but ids and names. When a method is not known here, all of its arguments are
 * redacted, ids and names included. Also used to tell handlers of tokens and usage once, where a graph
 * is called as a model. When one of these names is renamed, handlers hear some of them twice.
 */
import { type BaseMessage, isBaseMessage, type UsageMetadata } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";

/** These are given ids, or run trees of LangSmith's, which come from outside of the run. */
const toldAsIs: ReadonlySet<string> = new Set([
  "copy",
  "getRunTreeWithTracingConfig",
  "getTraceableRunTree",
  "getRun",
  "handleResume",
  "updateFromRunTree",
  "toJSON",
  "toJSONNotImplemented",
]);

type Redacted = (value: unknown) => unknown;

/**
 * The arguments for a handler's method, redacted.
 *
 * @returns `undefined` if the method must not be called: the tokens of a streamed reply may split a
 * secret. A handler learns that a token arrived, and receives the complete reply at the end.
 */
export function redactedArguments(
  method: string,
  given: readonly unknown[],
  redacted: Redacted,
): readonly unknown[] | undefined {
  if (method === "handleChatModelStreamEvent") return undefined;
  if (method === "handleLLMNewToken") return ["", ...withoutTexts(given.slice(1, 5), 0, redacted)];
  if (method === "handleInterrupt")
    return given.map((event) => redactedInterrupts(event, redacted));
  if (method === "copyWithTracingConfig") return withoutTexts(given, 0, redacted);
  if (toldAsIs.has(method)) return given;
  return withoutTexts(given, textsOf(method) ?? given.length, redacted);
}

/** The event of a paused run. All but its interrupts are ids, as in the event of a resumed run. */
function redactedInterrupts(event: unknown, redacted: Redacted): unknown {
  if (typeof event !== "object" || event === null || !("interrupts" in event)) return event;
  return { ...event, interrupts: redacted(event.interrupts) };
}

/** How many of a method's first arguments are texts: strings behind them are ids and names of runs. */
function textsOf(method: string): number | undefined {
  if (!/^(?:handle|_createRunFor)[A-Z]/.test(method)) return undefined;
  return /Start$|CustomEvent$/.test(method) ? 2 : 1;
}

function withoutTexts(given: readonly unknown[], texts: number, redacted: Redacted): unknown[] {
  return given.map((each, index) =>
    typeof each === "string" && index >= texts ? each : redacted(each),
  );
}

const tokens: ReadonlySet<PropertyKey> = new Set([
  "handleLLMNewToken",
  "handleChatModelStreamEvent",
]);

/** Whether a handler hears of tokens by this method. */
export function hearsTokens(method: PropertyKey): boolean {
  return tokens.has(method);
}

const preferences: ReadonlySet<PropertyKey> = new Set([
  "lc_prefer_streaming",
  "lc_prefer_chat_model_stream_events",
]);

/** Whether models stream because of this property of a handler. */
export function asksForTokens(property: PropertyKey): boolean {
  return preferences.has(property);
}

/** A property of handlers that do not get the usage of calls, because it is part of another call's. */
export const hearsNoUsage: unique symbol = Symbol("hears no usage");

/** Whether a handler gets the usage of calls. */
export function hearsUsage(handler: object): boolean {
  return Reflect.get(handler, hearsNoUsage) !== true;
}

/** A result that says its usage apart too, as `UsageReporter` adds it. */
type ResultWithUsage = LLMResult & { readonly usage_metadata?: unknown };

/** The arguments of `handleLLMEnd`, without usage in the places where LangChain and vendors put it. */
export function endWithoutUsage([result, ...others]: unknown[]): unknown[] {
  const { generations, llmOutput, usage_metadata: _, ...rest } = result as ResultWithUsage;
  const quietOutput = llmOutput === undefined ? {} : { llmOutput: withoutCounts(llmOutput) };
  const messages = generations.map((each) => each.map(generationWithoutUsage));
  return [{ ...rest, ...quietOutput, generations: messages }, ...others];
}

function generationWithoutUsage<Generation extends object>(generation: Generation): Generation {
  return withMessage(generation, ({ response_metadata: metadata }) => ({
    usage_metadata: undefined,
    response_metadata: withoutCounts(metadata),
  }));
}

/** A model's reply with other usage. The message is another one. */
export function generationWithUsage<Generation extends object>(
  generation: Generation,
  usage: UsageMetadata,
): Generation {
  return withMessage(generation, () => ({ usage_metadata: usage }));
}

function withMessage<Generation extends object>(
  generation: Generation,
  changesOf: (message: BaseMessage) => object,
): Generation {
  const message: unknown = Reflect.get(generation, "message");
  if (!isBaseMessage(message)) return generation;
  const changes = changesOf(message);
  const own = { ...changes, lc_kwargs: { ...message.lc_kwargs, ...changes } };
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
