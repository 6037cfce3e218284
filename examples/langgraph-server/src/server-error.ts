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
    return { error: error.code, message: `${error.message} ${error.hint}` };
  }
  process.stderr.write(`${inspect(error)}\n`);
  return { error: "INTERNAL_ERROR", message: "The server failed. Its log says why." };
}

/** Answers a request that has failed, as JSON. */
export async function answerError(error: unknown, c: Context): Promise<Response> {
  if (error instanceof HTTPException) {
    return c.json({ error: "INVALID_REQUEST", message: error.message }, error.status);
  }
  // LangGraph's error of a new state that is of no step of the graph.
  if (error instanceof InvalidUpdateError) {
    return c.json({ error: "INVALID_REQUEST", message: error.message }, 422);
  }
  return c.json(clientErrorOf(error), error instanceof ServerError ? error.status : 500);
}
