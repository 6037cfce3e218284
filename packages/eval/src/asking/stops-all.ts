import type { Call } from "@moagraph/core";
import { MoaError } from "@moagraph/provider-kit";
import { ledgerOf } from "../answers/recorded-calls.js";

/** Errors of a run that no other question or task would avoid. */
const ofSetup: ReadonlySet<string> = new Set([
  "MISSING_KEY",
  "INVALID_SETTING",
  "PROVIDER_NOT_INSTALLED",
  "PACKAGE_NOT_INSTALLED",
  "REDACTION_BYPASSED",
]);

/** Errors of a call that every other call of this account would have. */
const ofAccount: ReadonlySet<string> = new Set([
  "AUTHENTICATION_FAILED",
  "QUOTA_EXCEEDED",
  "MODEL_NOT_FOUND",
]);

/** Whether an error is about the set-up or the account, so that asking more makes no sense. */
export function stopsAll(error: unknown): boolean {
  if (!MoaError.isInstance(error)) return false;
  return ofSetup.has(error.code) || ledgerOf(error).some(isOfAccount);
}

function isOfAccount({ error }: Call): boolean {
  return error !== undefined && ofAccount.has(error.code);
}
