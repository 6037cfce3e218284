import type { CompileGraphOptions } from "../compile-graph.js";
import type { GraphOptions } from "./graph-options.js";
import type { ThreadOptions } from "./thread-options.js";

/** The options of `moagraph run`. */
export interface RunCommandOptions
  extends GraphOptions, ThreadOptions, Pick<CompileGraphOptions, "maxConcurrency"> {
  readonly json?: boolean;
  /** The path of the report. */
  readonly report?: string;
}
