import { isNoReply, noReply } from "@moagraph/example-chat-parts";

/** Says in words why a run failed, or why the server does not reply. */
export function failureText(error: Error): string {
  if (isNoReply(error)) return noReply;
  return error.message === "" ? "The run failed." : error.message;
}
