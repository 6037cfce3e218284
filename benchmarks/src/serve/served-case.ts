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

/** Moagraph, as it is deployed. */
export const ours: ServedCase = { name: "Moagraph, Postgres", program: "moagraph", isKept: true };

const byFetch: ServedCase = { name: "`fetch` in a hono handler", program: "fetch" };
const byHand: ServedCase = { name: "LangGraph by hand", program: "hand-written" };
const byHandKept: ServedCase = {
  name: "LangGraph by hand, Postgres",
  program: "hand-written",
  isKept: true,
};

/** Moagraph and the same calls by hand, as they are deployed. */
export const deployed: readonly ServedCase[] = [byFetch, byHandKept, ours];

/** The same, and what they need without a database. */
export const besideOthers: readonly ServedCase[] = [
  byFetch,
  byHand,
  { name: "Moagraph", program: "moagraph" },
  byHandKept,
  ours,
];

/** Settings of a server with Moagraph's graph. */
export const settings: readonly ServedCase[] = [
  // The server with PostgreSQL reads these runs by `stream`, whatever `streamEvents` shows.
  { name: '`streamEvents: "all"`, no Postgres', program: "moagraph", streamsDrafts: true },
  { ...ours, name: '`durability: "sync"`', durability: "sync" },
  { ...ours, name: '`durability: "exit"`', durability: "exit" },
  { ...ours, name: "modes `messages-tuple`, `values`", streamMode: ["messages-tuple", "values"] },
  { ...ours, name: "modes `messages-tuple`, `updates`", streamMode: ["messages-tuple", "updates"] },
  { ...ours, name: "modes `messages-tuple`, `custom`", streamMode: ["messages-tuple", "custom"] },
  { ...ours, name: "two processes", processes: 2 },
];

/** As many processes, each with a sixth of a core: two cores have room for them, PostgreSQL, models and clients. */
export const machines: readonly ServedCase[] = [1, 2, 4].map((processes) => {
  const name = `${processes} ${processes === 1 ? "process" : "processes"}`;
  return { ...ours, name, processes, cpuPercent: 16 };
});
