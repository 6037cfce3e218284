import { refuseUnstorable } from "./request-form.js";
import { ServerError } from "./server-error.js";
import { refuseUnsupported } from "./unsupported.js";

interface HistoryBody {
  readonly before?: unknown;
  readonly limit?: unknown;
  readonly metadata?: unknown;
}

/**
 * Returns a request for a state in the form that langgraph-api reads: it knows `subgraphs` as text, and LangGraph's client
 * sends a boolean.
 *
 * @throws {ServerError} `NOT_SUPPORTED` for a part of a state.
 */
export function stateForm(body: { readonly subgraphs?: unknown }): object {
  refuseUnsupported("a state", body);
  const { subgraphs } = body;
  return typeof subgraphs === "boolean" ? { ...body, subgraphs: String(subgraphs) } : body;
}

/**
 * Returns a request for states in the form that langgraph-api reads: it knows `before` as the id of a checkpoint, and
 * LangGraph's clients send a checkpoint, or a config that has its id.
 *
 * @throws {ServerError} `INVALID_REQUEST` for values on which the checkpointer would fail: the thread would seem to be
 * damaged. `NOT_SUPPORTED` for parts of states.
 */
export function historyForm(body: HistoryBody): object {
  refuseUnsupported("a state", body);
  refuseUnstorable(body.metadata);
  refuseLimit(body.limit);
  return { ...body, before: checkpointIdOf(body.before) };
}

function checkpointIdOf(before: unknown): unknown {
  if (typeof before !== "object" || before === null) return before;
  const { configurable, checkpoint_id: id } = before as Readonly<Record<string, unknown>>;
  return id ?? (configurable as { checkpoint_id?: unknown } | null | undefined)?.checkpoint_id;
}

function refuseLimit(limit: unknown): void {
  if (limit === undefined || (Number.isSafeInteger(limit) && Number(limit) > 0)) return;
  throw new ServerError(422, {
    code: "INVALID_REQUEST",
    message: `The limit is ${JSON.stringify(limit)}.`,
    hint: "Send a whole number from 1, or none.",
  });
}
