import { createHash } from "node:crypto";
import type { JudgeTask } from "./judge-task.js";

/** The SHA-256 of what a task shows the judge, in hexadecimal. Another answer gives another one. */
export function promptDigest({ system, user }: Pick<JudgeTask, "system" | "user">): string {
  return createHash("sha256")
    .update(JSON.stringify([system ?? "", user]))
    .digest("hex");
}
