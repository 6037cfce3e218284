import type { Shape } from "../../compare/shape.js";

/** How the calls are made: by `fetch` in a handler, or by a graph behind the embed server. */
type Program = "fetch" | "hand-written" | "moagraph";

/** LangGraph's setting of what is saved when. */
type Durability = "async" | "sync" | "exit";

/** A server to measure. */
export interface ServerSettings {
  readonly program: Program;
  readonly shape: Shape;
  /** The base URL of the models. */
  readonly modelsUrl: string;
  /**
   * Where the server of `examples/langgraph-server` keeps threads, runs and checkpoints. Without it, the embed
   * server runs alone, with threads in memory and no checkpoints.
   */
  readonly databaseUrl?: string | undefined;
  /** When LangGraph saves a run. Default: that of LangGraph, `async`. */
  readonly durability?: Durability | undefined;
  /** Whether all models of Moagraph's graph stream, as they do without `streamEvents: "answer"`. */
  readonly streamsDrafts?: boolean | undefined;
  /** The share of one processor core that the process may use. Default: all. */
  readonly cpuPercent?: number | undefined;
}
