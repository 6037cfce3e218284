import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import type { MoaApp } from "@moagraph/core";
import { createEmbedServer } from "@langchain/langgraph-api/experimental/embed";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import pg from "pg";
import { graphs as ownGraphs } from "./graphs.js";
import { postgresThreads, threadsTable } from "./postgres-threads.js";

/** What a server is started with. */
export interface ServerOptions {
  /** The connection string of the database that all processes share. */
  readonly databaseUrl: string;
  /** The graphs by the names that clients give as `assistant_id`. @defaultValue those of `graphs.ts` */
  readonly graphs?: Readonly<Record<string, MoaApp>>;
  /** @defaultValue any free port */
  readonly port?: number;
  /** @defaultValue 127.0.0.1 */
  readonly host?: string;
}

/** A running server. */
export interface RunningServer {
  /** Its address, such as `http://127.0.0.1:2024`. */
  readonly url: string;
  /** Stops it: open streams end, and the connections to the database are closed. */
  close(): Promise<void>;
}

/** Starts a server. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { databaseUrl, graphs = ownGraphs, port = 0, host = "127.0.0.1" } = options;
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const checkpointer = new PostgresSaver(pool);
  await checkpointer.setup();
  await pool.query(threadsTable);
  const threads = postgresThreads(pool, checkpointer);
  const api = createEmbedServer({ graph: { ...graphs }, threads, checkpointer });
  const server = serve({ fetch: api.fetch, port, hostname: host });
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return { url: `http://${host}:${address.port}`, close: () => close(server, pool) };
}

async function close(server: ServerType, pool: pg.Pool): Promise<void> {
  server.close();
  if ("closeAllConnections" in server) server.closeAllConnections();
  await pool.end();
}
