import type { CallRequest } from "../../ask/call/call-request.js";
import type { CallResult } from "../../ask/call/call-result.js";
import type { FormattedReply, ReplyFormat } from "../../ask/format/reply-format.js";
import { withDeadline } from "../../ask/with-deadline.js";
import type { CallError } from "../../ledger/call.js";
import { toCallError } from "../../redact/call-error.js";
import type { Redact } from "../../redact/redact.js";
import { shownText } from "../../redact/shown-text.js";
import { askAndRead, type Reading } from "./ask-and-read.js";

/** The result of a call whose reply has a format, with the value of the reply. */
export interface FormattedResult {
  /** Its reply has only the JSON text. */
  readonly result: CallResult;
  /** `undefined` if no reply fitted. */
  readonly formatted: FormattedReply | undefined;
}

const hint = "Use a model with structured output, or a simpler schema.";

/** Asks for a reply that fits a format. Its answer is delivered once it fits. */
export async function askFormatted(
  request: CallRequest,
  format: ReplyFormat,
): Promise<FormattedResult> {
  const held = { ...request, holdsAnswer: true };
  const { value, calls, last } = await askAndRead<FormattedReply>(held, {
    read: (reply) => readReply(reply, request, format),
    reminder: ({ message }) =>
      `${message} Reply again with the whole JSON object, and with nothing else.`,
    asksFallbacks: true,
  });
  const { reply } = last;
  if (value === undefined || reply === undefined) {
    return { result: { ...last, calls }, formatted: undefined };
  }
  const result = { ...last, calls, reply: { ...reply, text: value.text } };
  return { result, formatted: value };
}

/** A schema of the caller's may be asynchronous, and may never end. */
async function readReply(
  reply: string,
  { context, policies }: CallRequest,
  format: ReplyFormat,
): Promise<Reading<FormattedReply>> {
  try {
    const read = await withDeadline(() => format.read(reply), policies.timeouts.totalMs, context);
    return typeof read === "string" ? { fault: misfit(read, context.redact) } : { value: read };
  } catch (error) {
    if (context.config.signal?.aborted === true || context.isPause(error)) throw error;
    return { fault: toCallError(error, context.redact), isFinal: true };
  }
}

function misfit(found: string, redact: Redact | undefined): CallError {
  const message = `The reply does not fit its \`responseFormat\`. ${shownText(found, redact)}`;
  return { code: "RESPONSE_FORMAT_MISMATCH", message, hint };
}
