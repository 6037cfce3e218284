import type { Shape } from "../../compare/shape.js";

/** How the calls are made: by `fetch` in a handler, or by a graph behind the embed server. */
export type Program = "fetch" | "hand-written" | "moagraph";

/** A server to measure. */
export interface ServerSettings {
  readonly program: Program;
  readonly shape: Shape;
  /** The base URL of the models. */
  readonly modelsUrl: string;
  /** Where threads and checkpoints are. Default: threads in memory, no checkpoints. */
  readonly databaseUrl?: string | undefined;
  /** When LangGraph saves a run. Default: that of LangGraph, `async`. */
  readonly durability?: "async" | "sync" | "exit" | undefined;
}
