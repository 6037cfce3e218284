import { ServerError } from "./server-error.js";

/** Which part of a list a client wants. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** The fields of a request that say which part of a list a client wants. */
export interface PageRequest {
  readonly limit?: unknown;
  readonly offset?: unknown;
}

/**
 * Reads which part of a list a client wants: the first ten, if it says nothing.
 *
 * @param given - The body of the request, or its query parameters.
 * @throws {ServerError} `INVALID_REQUEST` if a number is none.
 */
export function pageOf(given: PageRequest): Page {
  return {
    limit: countOf("limit", given.limit ?? 10),
    offset: countOf("offset", given.offset ?? 0),
  };
}

function countOf(name: string, given: unknown): number {
  // Query parameters are texts.
  const count = /^\d+$/.test(String(given)) ? Number(given) : Number.NaN;
  if (Number.isSafeInteger(count)) return count;
  throw new ServerError(422, {
    code: "INVALID_REQUEST",
    message: `The ${name} is ${JSON.stringify(given)}.`,
    hint: "Send a whole number from 0, or none.",
  });
}
