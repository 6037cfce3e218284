import { ReportReader } from "./report-reader.js";

/** A vendor's report of an error. */
export interface VendorFault {
  /** The vendor's codes and types, such as `context_length_exceeded`, from the outside in. */
  readonly names: readonly string[];
  /** The most specific status in the body: OpenRouter and LiteLLM report the inner vendor's. */
  readonly status: number | undefined;
  /** The vendor's text on one line, or its code if there is no text. */
  readonly message: string;
  /** The vendor's text with all its lines, for a `redact` hook. */
  readonly wholeMessage: string;
  /** The wait that the report names, in milliseconds. */
  readonly waitMs: number | undefined;
}

/**
 * Reads the vendor's report from an error body or an error event.
 *
 * The vendors use many shapes: `{ error: { message, code } }`, `{ error: "…" }`, `{ message }`,
 * `{ detail: [{ loc, msg }] }`, `{ errors: […] }`, `{ code, msg }` and others, lists of them, XML,
 * and JSON as a text in a message, on several levels. A web page is replaced by its title and its
 * first heading and paragraph. Pass the message to `shortText` before it is shown.
 *
 * @param body - The body: parsed JSON or a text.
 * @example
 * ```ts
 * import { vendorFaultOf } from "@moagraph/provider-kit";
 *
 * const { names, message } = vendorFaultOf({ errors: [{ code: "too_hot", message: "No." }] });
 * console.log(names, message); // [ 'too_hot' ] No.
 * ```
 */
export function vendorFaultOf(body: unknown): VendorFault {
  const reader = new ReportReader();
  const text = reader.read(body);
  const { names, waitMs } = reader;
  const [code = ""] = names;
  const wholeMessage = new ReportReader(Infinity).read(body) || code;
  return { names, status: reader.status(), message: text || code, wholeMessage, waitMs };
}
