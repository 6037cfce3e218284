import type { ReplyName } from "./named-replies.js";
import type { Reply } from "./reply.js";
import type { TestRequest } from "./test-request.js";

/**
 * The replies of a model, as data: the same reply for every request; a list, used in order, with an
 * error when it is exhausted; a list that repeats; or a named function of the request.
 */
export type ReplyScript =
  | Reply
  | readonly Reply[]
  | { readonly replies: readonly Reply[]; readonly repeat: true }
  | ReplyName;

/** The replies of a model: data, or a function of the request. */
export type ModelScript = ReplyScript | ((request: TestRequest) => Reply | Promise<Reply>);

/** Returns the reply for a request. */
export type ReplySource = (request: TestRequest) => Reply | Promise<Reply>;

/** Turns a script into a function that returns replies. */
export function replySource(script: ModelScript): ReplySource {
  if (typeof script === "function") return script;
  if (typeof script === "string") return () => ({ textFrom: script });
  if (isList(script)) return ({ index }) => script[index] ?? exhausted(script.length);
  if (!("replies" in script)) return () => script;
  const { replies } = script;
  return ({ index }) => replies[index % replies.length] ?? exhausted(0);
}

// `Array.isArray` does not narrow readonly arrays.
function isList(script: ModelScript): script is readonly Reply[] {
  return Array.isArray(script);
}

/** Not retryable, so that a test fails at once. */
function exhausted(count: number): Reply {
  const message = `The script of this model has ${count} replies, but got one more request.`;
  return { fault: { status: 400, message: `${message} (script_exhausted)` } };
}
