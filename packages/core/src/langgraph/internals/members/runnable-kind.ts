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
 * - `bound-model`: a chat model with a config, retries or fallbacks. It takes the options of a call.
 * - `graph`: a compiled graph or an agent. It takes a state with messages.
 * - `remote-graph`: a graph on a server.
 * - `prompt`: a prompt template, which takes variables.
 * - `runnable`: anything else that takes messages.
 */
export type RunnableKind =
  | "chat-model"
  | "chosen-model"
  | "bound-model"
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
  const bound = innermost(model as Parts, ["bound", "runnable"]);
  if (isChatModel(bound)) return isChosenLater(bound) ? "chosen-model" : "bound-model";
  const inner = innermost(bound, ["bound", "runnable", "first"]);
  if (isGraph(inner) || isGraph(inner["graph"])) {
    return "graphId" in inner && "client" in inner ? "remote-graph" : "graph";
  }
  return Array.isArray(inner["inputVariables"]) ? "prompt" : "runnable";
}

function innermost(model: Parts, within: readonly string[]): Parts {
  let inner = model;
  for (let depth = 0; depth < deepest && !isGraph(inner) && !isChatModel(inner); depth += 1) {
    const wrapper = inner;
    const next = within.map((key) => wrapper[key]).find(isObject);
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
