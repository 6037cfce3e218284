import { shortText } from "@moagraph/provider-kit";
import type { Redact } from "./redact.js";
import { redactionForRecord } from "./redaction.js";

/** A foreign text for a log, shortened. The hook gets it whole: it would not recognise half of a secret. */
export function shownText(text: string, redact: Redact | undefined): string {
  return shortText(redact === undefined ? text : redactionForRecord(redact, "log").text(text));
}
