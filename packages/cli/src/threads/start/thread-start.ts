import type { MoaApp, RunInput } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import type { RunCommandOptions } from "../../options/run-options.js";
import type { ThreadOrigin } from "../saved/thread-origin.js";

/** What the user asked of a run in a thread. */
export interface AskedRun {
  readonly target: string | undefined;
  /** The argument. `-` is stdin. */
  readonly prompt: string | undefined;
  readonly options: RunCommandOptions & { readonly thread: string };
  readonly signal: AbortSignal;
}

/** How a run in a thread starts, or continues. */
export interface ThreadStart {
  readonly origin: ThreadOrigin;
  /** The graph without the options, and with them. */
  readonly unchanged: GraphSpec;
  readonly graph: GraphSpec;
  readonly question: string;
  /** Makes the input of the run. */
  readonly input: (app: MoaApp) => Promise<RunInput>;
}
