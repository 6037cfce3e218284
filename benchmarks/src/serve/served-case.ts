import type { ServerSettings } from "./servers/server-settings.js";

/** What is measured: a server, and how it is asked. */
export interface ServedCase extends Omit<ServerSettings, "shape" | "modelsUrl" | "databaseUrl"> {
  readonly name: string;
  /** Whether runs are kept in PostgreSQL, by the server of `examples/langgraph-server`. */
  readonly isKept?: boolean;
  /** LangGraph's stream modes that the client asks for. Default: `messages-tuple`, the answer's tokens. */
  readonly streamMode?: readonly string[];
  /** Number of processes. Streams take them in turn. Default: 1. */
  readonly processes?: number;
}

const kept = { program: "moagraph", isKept: true } as const;
const ours = { ...kept, name: "Moagraph, Postgres" } as const;

/** Moagraph beside the same calls by hand. */
export const besideOthers: readonly ServedCase[] = [
  { name: "`fetch` in a hono handler", program: "fetch" },
  { name: "LangGraph by hand", program: "hand-written" },
  { name: "Moagraph", program: "moagraph" },
  { name: "LangGraph by hand, Postgres", program: "hand-written", isKept: true },
  ours,
];

/** Settings of a server with Moagraph's graph. */
export const settings: readonly ServedCase[] = [
  { ...ours, name: '`streamEvents: "all"`', streamsDrafts: true },
  { ...ours, name: '`durability: "sync"`', durability: "sync" },
  { ...ours, name: '`durability: "exit"`', durability: "exit" },
  { ...ours, name: "modes `messages-tuple`, `values`", streamMode: ["messages-tuple", "values"] },
  { ...ours, name: "modes `messages-tuple`, `updates`", streamMode: ["messages-tuple", "updates"] },
  { ...ours, name: "modes `messages-tuple`, `custom`", streamMode: ["messages-tuple", "custom"] },
  { ...ours, name: "two processes", processes: 2 },
];
