/** A vendor's report of an error, in the form that OpenAI introduced. */
export interface VendorFault {
  /** The vendor's code and type, in lower case, such as `context_length_exceeded`. */
  readonly names: readonly string[];
  /** A status in the body, as OpenRouter sends in streams. */
  readonly status: number | undefined;
  readonly message: string;
}

/**
 * Reads the vendor's report from an error body or an error event.
 *
 * Supports `{ error: { message, code, type } }`, `{ error: "..." }`, `{ message }`, `{ detail }`
 * and plain text. A web page is replaced by a short text.
 */
export function vendorFaultOf(body: unknown): VendorFault {
  const content = typeof body === "string" ? parsed(body) : body;
  if (typeof content === "string") return { names: [], status: undefined, message: content };
  const fault = innermost(content);
  if (typeof fault === "string") return { names: [], status: undefined, message: fault };
  const { code, type, message, detail } = fault;
  const names = [code, type].filter((name) => typeof name === "string");
  return {
    names: names.map((name) => name.toLowerCase()),
    status: typeof code === "number" ? code : undefined,
    message: [message, detail].find((text) => typeof text === "string") ?? "",
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return /^\s*</.test(text) ? "a web page instead of JSON" : text;
  }
}

interface Fault {
  readonly code?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
  readonly detail?: unknown;
}

function innermost(content: unknown): Fault | string {
  if (typeof content !== "object" || content === null) return {};
  const { error } = content as { error?: unknown };
  if (typeof error === "string") return error;
  return typeof error === "object" && error !== null ? error : content;
}
