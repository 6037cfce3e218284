import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { cancelled } from "./active-run.js";
import { pageInQuery, pageOf } from "../requests/page.js";
import type { ServerRun } from "./postgres-runs.js";
import { idempotencyKeyOf, readRunRequest, type RunRequest } from "./run-request.js";
import { deleteThread, joinRun, type RunStartParts, startRun } from "./run-starts.js";
import { queryOf, yesOrNo } from "../requests/request-query.js";
import { clientErrorOf, ServerError } from "../server-error.js";
import { waitUntilFree } from "./thread-lock.js";
import { decodeEvents } from "./server-sent-events.js";
import { refuseUnsupported } from "../requests/unsupported.js";

/** Of LangGraph's server. No run of this one is pending or has a time limit. */
const statuses = ["pending", "running", "error", "success", "timeout", "interrupted"] as const;

const listQuery = { ...pageInQuery, status: z.enum(statuses).optional() };

/** A run that is cancelled is interrupted: what it has stays in the thread. */
const cancelQuery = { action: z.literal("interrupt").optional(), wait: yesOrNo.optional() };

/** A client that waits gets the last values, whatever stream it asks for. */
const toWait = { stream_mode: "values" };

/** What the routes of runs work with. */
export interface RunRouteParts extends RunStartParts {
  readonly assistants: readonly string[];
}

/** The routes that start, continue, cancel and list runs. */
export function runRoutes(parts: RunRouteParts): Hono {
  const { runs } = parts;
  const routes = new Hono();
  routes.post("/threads/:thread/runs/stream", (c) => start(parts, c));
  routes.post("/threads/:thread/runs/wait", async (c) => waited(c, await start(parts, c, toWait)));
  routes.post("/runs/stream", (c) => startAlone(parts, c));
  routes.post("/runs/wait", async (c) => waited(c, await startAlone(parts, c, toWait)));
  routes.post("/runs", () => refuseBackground());
  routes.post("/threads/:thread/runs", () => refuseBackground());
  routes.get("/threads/:thread/runs", async (c) => {
    refuseUnsupported("a list of runs", c.req.query());
    const query = queryOf(c, listQuery);
    const list = { ...pageOf(query), status: query.status };
    const { thread_id: threadId } = await parts.threads.get(c.req.param("thread"));
    return c.json((await runs.list(threadId, list)).map(toClient));
  });
  routes.get("/threads/:thread/runs/:run", async (c) =>
    c.json(toClient(await runs.get(c.req.param("thread"), c.req.param("run")))),
  );
  routes.get("/threads/:thread/runs/:run/stream", (c) => {
    const { thread: threadId, run: runId } = c.req.param();
    return joinRun(parts, { threadId, runId, client: c.req.raw.signal });
  });
  routes.get("/threads/:thread/runs/:run/join", async (c) => {
    const { thread: threadId, run: runId } = c.req.param();
    const client = c.req.raw.signal;
    return waited(c, await joinRun(parts, { threadId, runId, client, waitMs: Infinity }));
  });
  routes.post("/threads/:thread/runs/:run/cancel", (c) => cancel(parts, c));
  return routes;
}

async function start(
  parts: RunRouteParts,
  c: Context,
  set: Partial<RunRequest> = {},
): Promise<Response> {
  const body = await readRunRequest(c, parts.assistants);
  const request: RunRequest = { ...body, ...set, on_completion: undefined };
  return startRun(parts, {
    threadId: c.req.param("thread") ?? "",
    request,
    key: idempotencyKeyOf(c, request),
    client: c.req.raw.signal,
  });
}

/**
 * Without a thread, a run has one of its own until its client has the last event, at whichever process. It stays if the
 * request says so.
 */
async function startAlone(
  parts: RunRouteParts,
  c: Context,
  set: Partial<RunRequest> = {},
): Promise<Response> {
  const body = await readRunRequest(c, parts.assistants);
  const request: RunRequest = { ...body, ...set };
  if (idempotencyKeyOf(c, request) !== undefined) throw keyWithoutThread();
  const threadId = randomUUID();
  const { on_completion: onCompletion } = request;
  const inThread: RunRequest = {
    ...request,
    if_not_exists: "create",
    on_completion: onCompletion === "keep" ? undefined : deleteThread,
  };
  return startRun(parts, {
    threadId,
    request: inThread,
    key: undefined,
    client: c.req.raw.signal,
  });
}

async function cancel({ runs, link }: RunRouteParts, c: Context): Promise<Response> {
  const { thread = "", run: runId = "" } = c.req.param();
  refuseUnsupported("a cancel", c.req.query());
  const { wait = false } = queryOf(c, cancelQuery);
  const run = await runs.get(thread, runId);
  await runs.interrupt(run, clientErrorOf(cancelled(run)));
  // PostgreSQL reads an id in many forms, and its run has one.
  await link.cancel(run.run_id);
  if (wait) await waitUntilFree(link, thread);
  return c.body(null, 204);
}

/** Answers with the last values of a run, or with its error in the form that LangGraph's clients know. */
async function waited(c: Context, stream: Response): Promise<Response> {
  const events = decodeEvents(await stream.text());
  const location = stream.headers.get("content-location") ?? "";
  if (events.at(-1)?.event !== "end") throw serverStopped(location);
  const error = events.find(({ event }) => event === "error");
  // The last event of a run that stops has only its interrupts.
  const states = events.flatMap(({ event, data }) => (event === "values" ? [data] : []));
  const values: unknown = Object.assign({}, ...states.slice(-2));
  return c.json(error === undefined ? values : { __error__: error.data }, 200, {
    "content-location": location,
  });
}

function toClient({ request, ...run }: ServerRun): Readonly<Record<string, unknown>> {
  const { assistant_id: assistantId, metadata = {} } = request;
  return { ...run, assistant_id: assistantId, metadata };
}

function serverStopped(location: string): ServerError {
  return new ServerError(503, {
    code: "SERVER_STOPPED",
    message: "The server process has stopped before the run ended. What it has is in the thread.",
    hint: `Continue it: repeat the request with its key, or GET ${location}/stream.`,
  });
}

/** A repeated request would start a second run on a thread of its own, and the client counts on the first. */
function keyWithoutThread(): ServerError {
  return new ServerError(501, {
    code: "NOT_SUPPORTED",
    message: "This server does not support an idempotency key without a thread.",
    hint: "Create a thread with POST /threads, and start the run with POST /threads/:thread_id/runs/stream or /wait.",
  });
}

function refuseBackground(): never {
  throw new ServerError(501, {
    code: "NOT_SUPPORTED",
    message: "This server runs nothing in the background.",
    hint: "Start the run with POST /threads/:thread_id/runs/stream or /runs/wait.",
  });
}
