import { isRecord } from "../is-record.js";

/** What handlers of LangChain get when a run starts. */
export interface StartedRun {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly serialized: unknown;
  /** The inputs of a chain, the messages or prompts of a model, or the arguments of a tool. */
  readonly input: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly name: string | undefined;
  /** Of models: how they are invoked. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Of tools, if the model gave its call an id. */
  readonly toolCallId?: string;
}

/** The arguments of `handleChainStart` in their order, which its declared type has wrong. */
export function startedChain(given: readonly unknown[]): StartedRun {
  const [, , , , , metadata, , name] = given;
  return started(given, { metadata, name });
}

/** The arguments of `handleChatModelStart` and `handleLLMStart`. */
export function startedModel(given: readonly unknown[]): StartedRun {
  const [, , , , extra, , metadata, name] = given;
  return started(given, { metadata, name, extra });
}

/** The arguments of `handleToolStart`. */
export function startedTool(given: readonly unknown[]): StartedRun {
  const [, , , , , metadata, name, callId] = given;
  const run = started(given, { metadata, name });
  return typeof callId === "string" ? { ...run, toolCallId: callId } : run;
}

function started(
  [serialized, input, id, parent]: readonly unknown[],
  rest: { readonly metadata: unknown; readonly name: unknown; readonly extra?: unknown },
): StartedRun {
  return {
    id: String(id),
    parentId: typeof parent === "string" ? parent : undefined,
    serialized,
    input,
    metadata: isRecord(rest.metadata) ? rest.metadata : {},
    name: typeof rest.name === "string" ? rest.name : undefined,
    extra: isRecord(rest.extra) ? rest.extra : {},
  };
}
