import { createEmbedServer } from "@langchain/langgraph-api/experimental/embed";
import type { Hono } from "hono";
import { graphOf } from "./graph-of.js";
import { memoryThreads } from "./memory-threads.js";
import type { ServerSettings } from "./server-settings.js";

/** The embed server as it is, without a database: nothing of a run is kept. */
export function embedApp(settings: ServerSettings): Hono {
  return createEmbedServer({
    graph: { panel: graphOf(settings) },
    threads: memoryThreads(),
    // It is not asked for by runs without one.
    checkpointer: undefined as never,
  });
}
