import type { ReplyName } from "./named-replies.js";
import type { Reply } from "./reply.js";
import type { TestRequest } from "./test-request.js";

/**
 * What a model answers, as data: always the same reply; one after the other, where one too many
 * is an error; over and over again; or made from the request.
 */
export type ReplyScript =
  | Reply
  | readonly Reply[]
  | { readonly replies: readonly Reply[]; readonly repeat: true }
  | ReplyName;

/** What a model answers: data, or a function of the request. */
export type ModelScript = ReplyScript | ((request: TestRequest) => Reply | Promise<Reply>);

/** Hands out a model's replies, one for each request. */
export type ReplySource = (request: TestRequest) => Reply | Promise<Reply>;

/** Makes a script ready to answer. */
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
  const message = `The script of this model has ${count} replies, and one more was asked for.`;
  return { fault: { status: 400, body: { error: { message, code: "script_exhausted" } } } };
}
