import type { CallRequest } from "../../ask/call/call-request.js";
import type { CallError } from "../../ledger/call.js";
import { askAndRead, type ReadReply } from "./ask-and-read.js";

/** How to read a verdict from a reply. */
export interface VerdictReader<Verdict> {
  /** The verdict in a reply about `shown` proposals; `undefined` if it has none. */
  readonly read: (reply: string, shown: number) => Verdict | undefined;
  /** The message sent when the reply had no verdict. */
  readonly reminder: (shown: number, isStructured: boolean) => string;
}

const unclear: CallError = {
  code: "UNCLEAR_VERDICT",
  message: "The reply has no verdict.",
};

/** Asks for a verdict. Asks a second time if the reply has none and the reminder fits the window. */
export function askVerdict<Verdict>(
  request: CallRequest,
  { read, reminder }: VerdictReader<Verdict>,
): Promise<ReadReply<Verdict>> {
  return askAndRead(request, {
    read(reply, shown) {
      const value = read(reply, shown);
      return value === undefined ? { fault: unclear } : { value };
    },
    reminder: (_fault, shown, { callOptions }) => reminder(shown, callOptions !== undefined),
    asksFallbacks: false,
  });
}
