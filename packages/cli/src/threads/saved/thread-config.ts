import type { ThreadConfig } from "../../follow-run.js";

/** The part of a run's options that names its thread. */
export function threadConfig(id: string): ThreadConfig {
  return { configurable: { thread_id: id } };
}
