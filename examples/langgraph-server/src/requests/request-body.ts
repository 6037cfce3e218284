import type { Context } from "hono";
import { ServerError } from "../server-error.js";

/**
 * Returns the body of a request.
 *
 * @throws {ServerError} `INVALID_REQUEST` if it is no JSON, or has a number that JavaScript cannot hold: it would be `null`
 * for the graph.
 */
export async function jsonOf(request: Context["req"]): Promise<unknown> {
  const text = await request.text();
  const body = parsed(text);
  if (mayOverflow.test(text) && hasInfinity(body)) throw numberTooLarge();
  return body;
}

// From 1e100, or 210 digits, which overflow with e99: few bodies have such a text, and only those are searched. Without the
// look back, each digit of a row would begin another search: a body of 4 MB took four seconds.
const mayOverflow = /\d[eE]\+?\d{3}|(?<!\d)\d{210}/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServerError(422, {
      code: "INVALID_REQUEST",
      message: "The body is no JSON.",
      hint: "Send a JSON object, such as {}.",
    });
  }
}

function hasInfinity(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === Infinity || value === -Infinity;
  return Object.values(value).some(hasInfinity);
}

function numberTooLarge(): ServerError {
  return new ServerError(422, {
    code: "INVALID_REQUEST",
    message: "The body has a number that is larger than JavaScript's largest, 1.8e308.",
    hint: "Send a smaller number, or a text.",
  });
}
