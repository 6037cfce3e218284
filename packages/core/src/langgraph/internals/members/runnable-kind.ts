/**
 * `_modelType()` of models, `lg_is_pregel` of graphs, `_queuedMethodOperations` of the models that
 * `initChatModel` makes to be chosen later, and `bound`, `runnable` and `first` of the Runnables that
 * wrap another one.
 *
 * Used to give each Runnable what it takes: messages, or a state with messages. When a name is
 * missing, a graph gets messages in place of a state, and its call fails.
 */

/**
 * What a model of the caller is.
 *
 * - `chat-model`: a chat model. It is asked directly.
 * - `chosen-model`: a chat model that is chosen at run time by `configurable`.
 * - `graph`: a compiled graph or an agent. It takes a state with messages.
 * - `remote-graph`: a graph on a server.
 * - `prompt`: a prompt template, which takes variables.
 * - `runnable`: anything else that takes messages.
 */
export type RunnableKind =
  | "chat-model"
  | "chosen-model"
  | "graph"
  | "remote-graph"
  | "prompt"
  | "runnable";

type Parts = Readonly<Record<string, unknown>>;

/** Wrappers within wrappers are followed this far. */
const deepest = 20;

/** What a model of the caller is; for a Runnable that wraps another one, what its first one is. */
export function runnableKind(model: object): RunnableKind {
  if (isChatModel(model as Parts)) return isChosenLater(model) ? "chosen-model" : "chat-model";
  const inner = innermost(model as Parts);
  if (isChatModel(inner)) return isChosenLater(inner) ? "chosen-model" : "runnable";
  if (isGraph(inner) || isGraph(inner["graph"])) {
    return "graphId" in inner && "client" in inner ? "remote-graph" : "graph";
  }
  return Array.isArray(inner["inputVariables"]) ? "prompt" : "runnable";
}

/** Whether a graph keeps its own checkpoints, which need the id of a thread. */
export function hasCheckpointer(model: object): boolean {
  const inner = innermost(model as Parts);
  const { checkpointer } = (isGraph(inner) ? inner : inner["graph"]) as Parts;
  return typeof checkpointer === "object" && checkpointer !== null;
}

function innermost(model: Parts): Parts {
  let inner = model;
  for (let depth = 0; depth < deepest && !isGraph(inner) && !isChatModel(inner); depth += 1) {
    const next = [inner["bound"], inner["runnable"], inner["first"]].find(isObject);
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

function isChatModel(model: Parts): boolean {
  const { _modelType: type } = model;
  return typeof type === "function" && Reflect.apply(type, model, []) === "base_chat_model";
}

function isChosenLater(model: object): boolean {
  return "_queuedMethodOperations" in model;
}

function isGraph(value: unknown): boolean {
  return isObject(value) && value["lg_is_pregel"] === true;
}

function isObject(value: unknown): value is Parts {
  return typeof value === "object" && value !== null;
}
