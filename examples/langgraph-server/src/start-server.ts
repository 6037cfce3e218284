import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type { ActiveRun } from "./runs/active-run.js";
import type { ServedGraph } from "./served-graph.js";
import { type AppParts, createApp } from "./create-app.js";
import { type DatabaseOptions, openDatabase } from "./database/database.js";
import { graphs as ownGraphs } from "./graphs.js";
import { type LinkEvents, openLink } from "./database/process-link.js";
import { RunSaver } from "./database/run-saver.js";
import { type PostgresRuns, postgresRuns } from "./runs/postgres-runs.js";
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
  /**
   * The names that clients may have for the server beside those of this machine, such as `chat.example`: others are
   * refused, so that no web page can give the server a name of its own.
   *
   * @defaultValue none if `host` is an address of this machine only, such as `127.0.0.1`, else any
   */
  readonly allowedHosts?: readonly string[];
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
  const {
    graphs = ownGraphs,
    host = "127.0.0.1",
    allowedOrigins = [],
    allowedHosts = [],
  } = options;
  const active = new Map<string, ActiveRun>();
  const { disconnect, ...connections } = await connect(options, active);
  const { app, streams } = createApp({
    ...connections,
    graphs,
    active,
    host,
    allowedOrigins,
    allowedHosts,
  });
  const { server, url } = await listen(app.fetch, { host, port: options.port }).catch(
    async (error: unknown) => {
      await disconnect();
      throw error;
    },
  );
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

/** The database, as the parts of the server use it. */
interface Connections extends Pick<AppParts, "database" | "checkpointer" | "link"> {
  readonly disconnect: () => Promise<void>;
}

async function connect(
  options: DatabaseOptions,
  active: ReadonlyMap<string, ActiveRun>,
): Promise<Connections> {
  const database = await openDatabase(options, (pool) => new PostgresSaver(pool).setup());
  const { pool } = database;
  const events = eventsFor(active, postgresRuns(database));
  const link = await openLink(options.databaseUrl, database, events).catch(
    async (error: unknown) => {
      await pool.end();
      throw error;
    },
  );
  const disconnect = async (): Promise<void> => {
    await link.close();
    await pool.end();
  };
  return { database, checkpointer: new RunSaver(pool, active), link, disconnect };
}

/** What others do to the runs of this process. */
function eventsFor(active: ReadonlyMap<string, ActiveRun>, runs: PostgresRuns): LinkEvents {
  const onCancel = (runId: string): void => active.get(runId)?.cancel();
  return {
    onCancel,
    onTaken: (threadId) => {
      for (const each of active.values()) if (each.run.thread_id === threadId) each.handOver();
    },
    onReopened: async () => {
      const own = [...active.values()];
      const standing = await runs.standing(own.map(({ run }) => run.run_id));
      for (const each of own) {
        const { status, attempt } = standing.get(each.run.run_id) ?? {};
        if (status === "interrupted") each.cancel();
        // Another process has continued it, or its thread was deleted.
        else if (status !== "running" || attempt !== each.run.attempt) each.handOver();
      }
    },
  };
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port = 0, host }: { readonly port: number | undefined; readonly host: string },
): Promise<{ server: Server; url: string }> {
  let server: Server;
  try {
    server = serve({ fetch, port, hostname: host }) as Server;
    await once(server, "listening");
  } catch (error) {
    throw portFailed(`${host}:${port}`, error);
  }
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" && host.includes(":") ? `[${host}]` : host;
  return { server, url: `http://${name}:${address.port}` };
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
