import type { Proxy } from "../proxy/proxy-for.js";

/** What is known about a failed connection. */
export interface TransportFault {
  /** The rest of the sentence after the model's name. */
  readonly says: string;
  /** @defaultValue to check the network and the base URL */
  readonly hint?: string;
  /** @defaultValue `true` */
  readonly isRetryable?: boolean;
}

/** Where a request was sent. */
export interface Target {
  /** Host and port in the base URL. */
  readonly host: string;
  readonly baseUrl: string;
  readonly proxy: Proxy | undefined;
  /** Whether a response had begun. */
  readonly isAnswered: boolean;
}

/** The error of `fetch`, reduced to its first code and the messages of its causes. */
export interface Failure {
  readonly code: string;
  readonly messages: readonly string[];
}

/** Reads the first error code in the chain of causes, and the messages. */
export function failureIn(error: unknown): Failure {
  const messages: string[] = [];
  let code = "";
  const seen = new Set<unknown>();
  for (let each = error; each instanceof Error && !seen.has(each); each = each.cause) {
    seen.add(each);
    messages.push(each.message);
    const found = (each as { code?: unknown }).code;
    if (code === "" && typeof found === "string") code = found;
  }
  return { code, messages };
}
