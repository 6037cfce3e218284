import { isNoReply, noReply } from "@moagraph/example-chat-parts";

/** Says in words why a run failed, or why the server does not reply; `undefined` without an error. */
export function failureText(error: unknown): string | undefined {
  if (error === undefined || error === null) return undefined;
  if (isNoReply(error)) return noReply;
  if (!(error instanceof Error)) return "The run failed.";
  return isRefusal(error) ? (messageIn(error.text) ?? noReply) : error.message;
}

/** The SDK's error for a response that is no success. */
interface Refusal {
  readonly status: number;
  /** Its body. */
  readonly text: string;
}

function isRefusal(error: Error): error is Error & Refusal {
  return "status" in error && "text" in error && typeof error.text === "string";
}

/** The server describes its errors as JSON. What is between it and the page does not. */
function messageIn(body: string): string | undefined {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}
