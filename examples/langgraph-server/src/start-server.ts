import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { ActiveRun } from "./active-run.js";
import type { ServedGraph } from "./served-graph.js";
import { createApp } from "./create-app.js";
import { openDatabase } from "./database.js";
import { graphs as ownGraphs } from "./graphs.js";
import { openLink } from "./process-link.js";
import { RunSaver } from "./run-saver.js";

/** What a server is started with. */
export interface ServerOptions {
  /** The connection string of the PostgreSQL database that all processes share. */
  readonly databaseUrl: string;
  /** The graphs by the names that clients give as `assistant_id`. @defaultValue those of `graphs.ts` */
  readonly graphs?: Readonly<Record<string, ServedGraph>>;
  /** @defaultValue any free port */
  readonly port?: number;
  /** @defaultValue `127.0.0.1` */
  readonly host?: string;
  /** The origins of web pages that may use the server, such as `http://localhost:5173`. @defaultValue none */
  readonly allowedOrigins?: readonly string[];
}

/** A running server. */
export interface RunningServer {
  /** Its address, such as `http://127.0.0.1:2024`. */
  readonly url: string;
  /** Stops it. Clients go on with their runs at another process. */
  close(): Promise<void>;
}

/**
 * Starts a server process.
 *
 * @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached.
 * @throws {Error} If the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { databaseUrl, graphs = ownGraphs, allowedOrigins = [] } = options;
  const database = await openDatabase(databaseUrl, (pool) => new RunSaver(pool).setup());
  const checkpointer = new RunSaver(database.pool);
  const active = new Map<string, ActiveRun>();
  const link = await openLink(databaseUrl, (runId) => active.get(runId)?.cancel());
  const parts = { graphs, database, checkpointer, link, active, allowedOrigins };
  const { app, streams } = createApp(parts);
  const { server, url } = await listen(app.fetch, options);
  const close = async (): Promise<void> => {
    server.close();
    await streams.handOver();
    server.closeAllConnections();
    await link.close();
    await database.pool.end();
  };
  return { url, close };
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port = 0, host = "127.0.0.1" }: ServerOptions,
): Promise<{ server: Server; url: string }> {
  const server = serve({ fetch, port, hostname: host }) as Server;
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return { server, url: `http://${host}:${address.port}` };
}
