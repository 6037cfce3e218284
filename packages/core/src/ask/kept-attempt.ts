import type { Attempt } from "./attempt.js";
import { replyIn } from "./cache/cached-reply.js";
import type { CallRequest } from "./call/call-request.js";
import type { AttemptResult } from "./call/call-result.js";
import { ended } from "./close-attempt.js";
import type { KeptAttempt } from "./journal/earlier-attempts.js";
import { mayCallTools } from "./with-output-options.js";

/** The result of an attempt that an earlier process has made: nothing is sent. */
export function keptAttempt(
  { call, reply: stored }: KeptAttempt,
  request: CallRequest,
  attempt: Attempt,
): AttemptResult {
  const reply = replyIn([stored]);
  attempt.deliver(reply, mayCallTools(request, attempt.target.model));
  return { call, reply, ...ended(attempt) };
}
