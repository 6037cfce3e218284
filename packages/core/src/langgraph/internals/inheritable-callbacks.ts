/**
 * `inheritableHandlers`, `inheritableTags` and `inheritableMetadata` of LangChain's callback managers:
 * what a run hands to the runs within it.
 *
 * Used by the redacting manager, to hear the models that a Runnable asks, and to trace the graph that
 * runs within a chat model. When they are missing, the canary finds that a redacting run does not work
 * and refuses it, and the graph within a chat model is traced by no inherited handler.
 */
import type { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import {
  CallbackManager,
  type CallbackManagerForLLMRun,
  type Callbacks,
  ensureHandler,
} from "@langchain/core/callbacks/manager";
import { isCallersStream, isOwn, readsMessages, readsRuns } from "./stream-handlers.js";

type ManagerParts = NonNullable<ConstructorParameters<typeof CallbackManager>[1]>;

/** A manager for callbacks, which LangChain takes as a manager or as a list. */
export function managerOf(callbacks: Callbacks | undefined): CallbackManager {
  if (callbacks !== undefined && !Array.isArray(callbacks)) return callbacks;
  const manager = new CallbackManager();
  manager.setHandlers((callbacks ?? []).map(ensureHandler));
  return manager;
}

/** What a manager consists of, each handler exchanged for another. */
export function partsWith(
  manager: CallbackManager,
  exchange: (handler: BaseCallbackHandler) => BaseCallbackHandler,
): ManagerParts {
  const { tags, inheritableTags, metadata, inheritableMetadata } = manager;
  return {
    handlers: manager.handlers.map(exchange),
    inheritableHandlers: manager.inheritableHandlers.map(exchange),
    tags,
    inheritableTags,
    metadata,
    inheritableMetadata,
  };
}

/**
 * The callbacks for a call that the `messages` stream does not show: without the handler of the stream,
 * which would make models stream.
 */
export function withoutMessages(callbacks: Callbacks): CallbackManager {
  return filtered(callbacks, (handler) => !readsMessages(handler));
}

/** The callbacks for a call that `streamEvents` does not show. */
export function withoutEvents(callbacks: Callbacks): CallbackManager {
  return filtered(callbacks, (handler) => !readsRuns(handler));
}

/** The callbacks for a call that no stream of the caller shows. */
export function withoutStreams(callbacks: Callbacks): CallbackManager {
  return filtered(callbacks, ({ name }) => !isCallersStream(name));
}

/**
 * Only the callbacks of the streams that the caller reads.
 *
 * @param isHeard - Which of them.
 * @returns `undefined` if there are none.
 */
export function streamsIn(
  callbacks: Callbacks | undefined,
  isHeard: (handler: BaseCallbackHandler) => boolean,
): CallbackManager | undefined {
  if (callbacks === undefined) return undefined;
  const streams = filtered(callbacks, (handler) => {
    const { name } = handler;
    return isCallersStream(name) && !isOwn(name) && isHeard(handler);
  });
  return streams.handlers.length === 0 ? undefined : streams;
}

function filtered(
  callbacks: Callbacks,
  isKept: (handler: BaseCallbackHandler) => boolean,
): CallbackManager {
  const copy = managerOf(callbacks).copy();
  copy.handlers = copy.handlers.filter(isKept);
  copy.inheritableHandlers = copy.inheritableHandlers.filter(isKept);
  return copy;
}

/** A copy with these handlers before all others, for one run. */
export function withFirst(
  manager: CallbackManager,
  added: readonly BaseCallbackHandler[],
): CallbackManager {
  const copy = manager.copy();
  copy.handlers.unshift(...added);
  return copy;
}

/** A copy with these handlers before all others, for a run and all that run within it. */
export function withFirstInside(
  manager: CallbackManager,
  added: readonly BaseCallbackHandler[],
): CallbackManager {
  const copy = withFirst(manager, added);
  copy.inheritableHandlers.unshift(...added);
  return copy;
}

/** The callbacks for a graph that runs within a model's call. LangChain gives them to chains only. */
export function childOf(
  runManager: CallbackManagerForLLMRun,
  exchange: (handler: BaseCallbackHandler) => readonly BaseCallbackHandler[],
): CallbackManager {
  const child = new CallbackManager(runManager.runId);
  child.setHandlers((runManager["inheritableHandlers"] ?? []).flatMap(exchange));
  child.addTags(runManager["inheritableTags"] ?? []);
  const metadata = Object.entries(runManager["inheritableMetadata"] ?? {});
  child.addMetadata(Object.fromEntries(metadata.filter(([key]) => !ofModel.test(key))));
  return child;
}

/** What LangChain adds to the metadata of a model's run. The models within are others. */
const ofModel = /^ls_(?:integration|provider|model_name|model_type|temperature|max_tokens|stop)$/;

/** The metadata that a run inherits from the run around it, by callbacks. */
export function inheritedMetadata(callbacks: Callbacks | undefined): Record<string, unknown> {
  return callbacks === undefined ? {} : managerOf(callbacks).inheritableMetadata;
}
