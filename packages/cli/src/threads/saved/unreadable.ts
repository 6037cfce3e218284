import { MoaError } from "@moagraph/core/graph";
import { oneLine } from "../../one-line.js";
import { storageHint } from "./storage-hint.js";

/** The error for a file of threads that cannot be read. */
export function unreadable(path: string, cause: unknown): MoaError {
  const reason = oneLine(cause instanceof Error ? cause.message : String(cause));
  return new MoaError({
    code: "CHECKPOINT_UNREADABLE",
    message: `The threads in \`${path}\` cannot be read: ${reason}.`,
    hint: storageHint(cause),
    cause,
  });
}
