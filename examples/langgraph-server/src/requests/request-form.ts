import type { Context, Next } from "hono";
import { ServerError } from "../server-error.js";

/** The id of a thread. PostgreSQL reads a UUID in many forms. Locks and checkpoints know one. */
export const threadIdForm: RegExp = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Refuses requests that no route should see.
 *
 * @throws {ServerError} `INVALID_REQUEST` for a body that is not sent as JSON: web pages of any origin may send others
 * without asking. Also for the id of a thread in another form than this server gives it: the thread would have two
 * histories.
 */
export async function refuseForms(c: Context, next: Next): Promise<void> {
  if (hasBody(c) && !isJson(c.req.header("content-type"))) throw noJson();
  const thread = threadIn(c.req);
  if (thread !== undefined && !threadIdForm.test(thread)) throw otherId(thread);
  await next();
}

/**
 * Refuses a value that PostgreSQL's JSON cannot hold.
 *
 * @throws {ServerError} `INVALID_REQUEST` if a text in it has a NUL character or half of a surrogate pair.
 */
export function refuseUnstorable(value: unknown): void {
  // Two backslashes are one in the text: what follows them is no escape.
  const text = JSON.stringify(value ?? null).replaceAll(String.raw`\\`, "");
  if (!/\\u(0000|d[89a-f])/.test(text)) return;
  throw new ServerError(422, {
    code: "INVALID_REQUEST",
    message: "The metadata have characters that PostgreSQL cannot hold.",
    hint: "Leave out NUL characters and halves of surrogate pairs.",
  });
}

function hasBody({ req }: Context): boolean {
  return Number(req.header("content-length") ?? 0) > 0 || req.header("transfer-encoding") != null;
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(type ?? "");
}

/** The id of a thread in a path. Routes of many threads have none, such as `POST /threads/search` and `/threads/count`. */
function threadIn({ method, path }: Context["req"]): string | undefined {
  const [, folder, thread, ...rest] = path.split("/");
  const isOfMany = method === "POST" && rest.length === 0;
  return folder === "threads" && !isOfMany ? thread : undefined;
}

function noJson(): ServerError {
  return new ServerError(415, {
    code: "INVALID_REQUEST",
    message: "The body is not sent as JSON.",
    hint: "Send the header content-type: application/json.",
  });
}

function otherId(id: string): ServerError {
  return new ServerError(422, {
    code: "INVALID_REQUEST",
    message: `The thread id ${JSON.stringify(id.slice(0, 100))} is no UUID in lower case.`,
    hint: "Use the id that POST /threads has returned.",
  });
}
