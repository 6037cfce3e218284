import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { createEmbedServer } from "@langchain/langgraph-api/experimental/embed";
import type { Hono } from "hono";
import pg from "pg";
import { graphOf } from "./graph-of.js";
import { memoryThreads } from "./memory-threads.js";
import type { ServerSettings } from "./server-settings.js";

export async function embedApp(settings: ServerSettings): Promise<Hono> {
  const { databaseUrl } = settings;
  let checkpointer: PostgresSaver | undefined;
  if (databaseUrl !== undefined) {
    checkpointer = new PostgresSaver(new pg.Pool({ connectionString: databaseUrl }));
    await checkpointer.setup();
  }
  return createEmbedServer({
    graph: { panel: graphOf(settings) as never },
    threads: memoryThreads(),
    checkpointer: checkpointer as never,
  });
}
