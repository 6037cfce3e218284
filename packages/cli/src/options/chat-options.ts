import type { CompileGraphOptions } from "../compile-graph.js";
import type { GraphOptions } from "./graph-options.js";

/** The options of `moagraph chat`. */
export interface ChatCommandOptions
  extends GraphOptions, Pick<CompileGraphOptions, "maxConcurrency"> {
  readonly debug?: boolean;
  /** The id of the thread that keeps the conversation. */
  readonly thread?: string;
  /** Whether each line of stdin is a question in JSON. */
  readonly jsonl?: boolean;
}
