import type { BrokenAnswerError } from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { docsUrlOf } from "@moagraph/provider-kit";

/** Why a command failed, in the object that `--json` prints. */
export interface JsonError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** The page about the code. */
  readonly docsUrl: string;
  /** The delivered part of an interrupted answer. */
  readonly partialText?: string;
}

/** An error for `--json`. */
export function jsonErrorOf(error: unknown): JsonError {
  if (!MoaError.isInstance(error)) return unexpected(error);
  const { code, message, hint, docsUrl } = error;
  const { partialText } = error as Partial<BrokenAnswerError>;
  const partial = partialText === undefined ? {} : { partialText };
  return { code, message, hint, docsUrl, ...partial };
}

function unexpected(error: unknown): JsonError {
  const code = "UNEXPECTED";
  return { code, message: String(error), hint: "", docsUrl: docsUrlOf(code) };
}
