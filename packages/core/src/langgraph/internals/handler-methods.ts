/**
 * The methods by which LangChain tells a handler of a run, and which of their arguments are ids and
 * names: `handle…`, `_createRunFor…` and those of LangSmith's tracer.
 *
 * Used to redact all but ids and names. When a method is not known here, all of its arguments are
 * redacted, ids and names included.
 */

/** These are given ids or run trees of LangSmith's, which come from outside of the run. */
const toldAsIs: ReadonlySet<string> = new Set([
  "copy",
  "getRunTreeWithTracingConfig",
  "getTraceableRunTree",
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
  if (method === "copyWithTracingConfig") return withoutTexts(given, 0, redacted);
  if (toldAsIs.has(method)) return given;
  return withoutTexts(given, textsOf(method) ?? given.length, redacted);
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
