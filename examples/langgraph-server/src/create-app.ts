import { createEmbedServer } from "@langchain/langgraph-api/experimental/embed";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { ActiveRun } from "./runs/active-run.js";
import { refuseOtherHosts } from "./allowed-hosts.js";
import { assistantRoutes } from "./assistant-routes.js";
import type { Database } from "./database/database.js";
import { postgresRuns } from "./runs/postgres-runs.js";
import { postgresThreads } from "./database/postgres-threads.js";
import type { ProcessLink } from "./database/process-link.js";
import type { RunSaver } from "./database/run-saver.js";
import { unknownAssistant } from "./runs/run-request.js";
import { runRoutes } from "./runs/run-routes.js";
import { RunStreams } from "./runs/run-streams.js";
import { refuseForms } from "./requests/request-form.js";
import { type ServedGraph, servedGraph } from "./served-graph.js";
import { answerError, ServerError } from "./server-error.js";
import { threadRoutes } from "./thread-routes.js";

const maxBodyBytes = 4 * 1024 * 1024;

/** What the routes of the server work with. */
export interface AppParts {
  /** The graphs by the names that clients give as `assistant_id`. */
  readonly graphs: Readonly<Record<string, ServedGraph>>;
  readonly database: Database;
  readonly checkpointer: RunSaver;
  readonly link: ProcessLink;
  /** The runs of this process by id. */
  readonly active: Map<string, ActiveRun>;
  /** The origins of web pages that may use the server. */
  readonly allowedOrigins: readonly string[];
  /** What the server listens on. */
  readonly host: string;
  /** The hosts that clients may ask, beside those of this machine. */
  readonly allowedHosts: readonly string[];
}

/** The server, without its port. */
export interface ServerApp {
  readonly app: Hono;
  readonly streams: RunStreams;
}

/** Returns the routes of langgraph-api, and before them those that several processes need. */
export function createApp(parts: AppParts): ServerApp {
  const { graphs, database, checkpointer, active, link } = parts;
  const threads = postgresThreads(database);
  const graph = onlyKnown(
    Object.fromEntries(
      Object.entries(graphs).map(([name, each]) => [name, servedGraph(each, active)]),
    ),
  );
  const api = createEmbedServer({ graph, threads, checkpointer });
  api.onError(answerError);
  const runs = postgresRuns(database);
  const streams = new RunStreams(api, runs, active, checkpointer);
  const assistants = Object.keys(graphs);
  const app = new Hono();
  app.onError(answerError);
  app.use(refuseOtherHosts(parts.host, parts.allowedHosts));
  if (parts.allowedOrigins.length > 0) app.use(corsFor(parts.allowedOrigins));
  app.use(refuseForms);
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: () => refuseBody() }));
  app.route("/", assistantRoutes(assistants));
  app.route("/", runRoutes({ api, assistants, database, link, runs, streams, threads }));
  app.route("/", threadRoutes({ api, database, link }));
  return { app, streams };
}

/**
 * langgraph-api writes to the graph that a thread names, and clients give that name. Without this, `__proto__` would
 * change all objects of the process.
 */
function onlyKnown(graphs: Record<string, ServedGraph>): Record<string, ServedGraph> {
  return new Proxy(graphs, {
    get: (_, name) => {
      const graph = Object.hasOwn(graphs, name) ? graphs[String(name)] : undefined;
      if (graph === undefined) throw unknownAssistant(String(name), Object.keys(graphs));
      return graph;
    },
  });
}

function corsFor(origins: readonly string[]): ReturnType<typeof cors> {
  const exposeHeaders = ["content-location", "location", "x-pagination-next", "x-pagination-total"];
  return cors({ origin: [...origins], exposeHeaders });
}

function refuseBody(): never {
  throw new ServerError(413, {
    code: "BODY_TOO_LARGE",
    message: `The body has more than ${maxBodyBytes} bytes.`,
    hint: "Send less, or start a new thread.",
  });
}
