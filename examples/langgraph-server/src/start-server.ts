import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type { ActiveRun } from "./runs/active-run.js";
import type { ServedGraph } from "./served-graph.js";
import { createApp } from "./create-app.js";
import { type DatabaseOptions, openDatabase } from "./database/database.js";
import { graphs as ownGraphs } from "./graphs.js";
import { openLink } from "./database/process-link.js";
import { RunSaver } from "./database/run-saver.js";
import { ServerError } from "./server-error.js";

// Time for the last bytes of responses.
const lastResponsesMs = 1_000;

/** What a server is started with. */
export interface ServerOptions extends DatabaseOptions {
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
  /** Stops it, once. Clients continue their runs at another process. */
  close(): Promise<void>;
}

/**
 * Starts a server process.
 *
 * @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached, `PORT_FAILED` if it cannot listen.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { databaseUrl, graphs = ownGraphs, allowedOrigins = [] } = options;
  const database = await openDatabase(options, (pool) => new PostgresSaver(pool).setup());
  const active = new Map<string, ActiveRun>();
  const checkpointer = new RunSaver(database.pool, active);
  const link = await openLink(databaseUrl, (runId) => active.get(runId)?.cancel()).catch(
    async (error: unknown) => {
      await database.pool.end();
      throw error;
    },
  );
  const parts = { graphs, database, checkpointer, link, active, allowedOrigins };
  const { app, streams } = createApp(parts);
  const disconnect = async (): Promise<void> => {
    await link.close();
    await database.pool.end();
  };
  const { server, url } = await listen(app.fetch, options).catch(async (error: unknown) => {
    await disconnect();
    throw error;
  });
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    await streams.handOver();
    await Promise.race([closed, sleep(lastResponsesMs)]);
    server.closeAllConnections();
    await disconnect();
  };
  let closing: Promise<void> | undefined;
  return { url, close: () => (closing ??= close()) };
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port = 0, host = "127.0.0.1" }: ServerOptions,
): Promise<{ server: Server; url: string }> {
  let server: Server;
  try {
    server = serve({ fetch, port, hostname: host }) as Server;
    await once(server, "listening");
  } catch (error) {
    throw portFailed(`${host}:${port}`, error);
  }
  const address = server.address() as AddressInfo;
  return { server, url: `http://${host}:${address.port}` };
}

function portFailed(address: string, cause: unknown): ServerError {
  const code = (cause as NodeJS.ErrnoException).code ?? "unknown error";
  return new ServerError(500, {
    code: "PORT_FAILED",
    message: `The server cannot listen on ${address}: ${code}.`,
    hint: "Stop the program that has the port, or set PORT to another one.",
    cause,
  });
}
