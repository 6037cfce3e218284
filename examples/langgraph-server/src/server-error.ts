import { inspect } from "node:util";
import { InvalidUpdateError } from "@langchain/langgraph";
import { MoaError } from "@moagraph/core";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A request that the server refuses. Clients get its code, message and hint, and never its cause. */
export class ServerError extends MoaError {
  /** The HTTP status of the response. */
  readonly status: ContentfulStatusCode;

  /**
   * @param status - The HTTP status of the response.
   * @param parts - Code, message, hint and cause, as of every `MoaError`.
   */
  constructor(
    status: ContentfulStatusCode,
    parts: { code: string; message: string; hint: string; cause?: unknown },
  ) {
    super(parts);
    this.status = status;
  }
}

/** What a client sees of an error: no stack, no cause, and nothing of an unexpected error. */
export interface ClientError {
  /** The code, such as `THREAD_BUSY`. */
  readonly error: string;
  /** What happened, and what to do. */
  readonly message: string;
}

/**
 * Returns what a client sees of an error.
 *
 * @param error - What was thrown. If it is not a `MoaError`, it is logged, and the client gets no detail.
 */
export function clientErrorOf(error: unknown): ClientError {
  if (MoaError.isInstance(error)) {
    return { error: error.code, message: `${error.message} ${error.hint}`.trimEnd() };
  }
  process.stderr.write(`${inspect(error)}\n`);
  return { error: "INTERNAL_ERROR", message: "The server failed. Its log says why." };
}

/** Answers a request that has failed, as JSON. */
export async function answerError(error: unknown, c: Context): Promise<Response> {
  if (error instanceof HTTPException) {
    return c.json({ error: "INVALID_REQUEST", message: error.message }, error.status);
  }
  if (isWrongState(error)) {
    return c.json({ error: "INVALID_REQUEST", message: error.message }, 422);
  }
  // Its client left before its body had come, so the response is not read.
  if (c.req.raw.signal.aborted) return c.body(null, 499 as ContentfulStatusCode);
  if (isTooDeep(error)) {
    const message = "The body is nested too deeply. Send one with fewer levels.";
    return c.json({ error: "INVALID_REQUEST", message }, 422);
  }
  return c.json(clientErrorOf(error), statusOf(error));
}

/** LangGraph's errors of a new state that is of no step of the graph, or of no graph inside it. */
function isWrongState(error: unknown): error is Error {
  if (error instanceof InvalidUpdateError) return true;
  return error instanceof Error && /^Subgraph ".*" not found$/s.test(error.message);
}

/** `JSON.parse` reads any depth, and what works with the value later does not. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}

/** Of the errors of a graph that are no fault of the server. */
const graphStatus: Readonly<Record<string, ContentfulStatusCode>> = {
  CHECKPOINT_FAILED: 503,
  CHECKPOINT_UNREADABLE: 503,
  INVALID_INPUT: 422,
  THREAD_BUSY: 409,
};

function statusOf(error: unknown): ContentfulStatusCode {
  if (error instanceof ServerError) return error.status;
  return (MoaError.isInstance(error) ? graphStatus[error.code] : undefined) ?? 500;
}
