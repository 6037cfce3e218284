import type { BaseCheckpointSaver, CheckpointMetadata } from "@langchain/langgraph";
import type { GraphOptions } from "../../options/graph-options.js";

/** What the last run of a thread was started with. `--resume` starts with the same. */
export interface ThreadOrigin {
  /** A recipe, or the absolute path of a file. Absent for `--proposer` and for a graph from stdin. */
  readonly target?: string;
  readonly options: OriginOptions;
  /** The name of the graph. */
  readonly graph?: string;
  /** The nodes that the run stops before. */
  readonly interruptBefore?: readonly string[];
}

/** The options that a resumed run needs again. */
export interface OriginOptions extends GraphOptions {
  readonly maxConcurrency?: number;
}

/** The key of the origin in the metadata of a checkpoint. */
const key = "moagraph";

/**
 * Makes a saver write the origin of a run into the metadata of each checkpoint, so that a checkpoint
 * always says how the run that made it was started.
 */
export function keepOrigin(saver: BaseCheckpointSaver, origin: ThreadOrigin): void {
  const put = saver.put.bind(saver);
  saver.put = async (config, checkpoint, metadata, versions) =>
    put(config, checkpoint, { ...metadata, [key]: origin } as CheckpointMetadata, versions);
}

/** The origin in the metadata of a checkpoint; `undefined` if another program wrote it. */
export function originIn(metadata: object | undefined): ThreadOrigin | undefined {
  const origin = (metadata as Record<string, unknown> | undefined)?.[key];
  return isOrigin(origin) ? origin : undefined;
}

function isOrigin(value: unknown): value is ThreadOrigin {
  return typeof value === "object" && value !== null && "options" in value;
}

const kept = [
  "offline",
  "model",
  "proposer",
  "aggregator",
  "temperature",
  "maxOutputTokens",
  "timeout",
  "rounds",
  "maxConcurrency",
] as const satisfies readonly (keyof OriginOptions)[];

/** The options of a command that belong to an origin. */
export function originOptions(options: OriginOptions): OriginOptions {
  const given = kept.filter((name) => options[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, options[name]]));
}
