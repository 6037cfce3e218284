import { MoaError } from "@moagraph/core/graph";
import { docsUrlOf } from "@moagraph/provider-kit";
import type { ReportedError } from "../run-report.js";

/** What a report says of an error. */
export function reportedError(error: unknown): ReportedError {
  if (!MoaError.isInstance(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return { code: "UNEXPECTED", message, hint: "", docsUrl: docsUrlOf("UNEXPECTED") };
  }
  const { code, message, hint, docsUrl } = error;
  return { code, message, hint, docsUrl };
}
