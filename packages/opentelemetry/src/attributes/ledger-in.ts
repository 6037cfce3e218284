import type { Call } from "@moagraph/core";
import { isRecord } from "../is-record.js";

/** The lines of the ledger in what a step writes. */
export function ledgerIn(output: unknown): readonly Call[] {
  const ledger = isRecord(output) ? output["ledger"] : undefined;
  return Array.isArray(ledger) ? ledger.filter(isLine) : [];
}

/** Whether a request was sent for a line. */
export function isRequest({ attempt, status }: Call): boolean {
  return attempt > 0 && status !== "cached" && status !== "skipped";
}

function isLine(value: unknown): value is Call {
  return isRecord(value) && typeof value["attempt"] === "number" && "status" in value;
}
