import type { ThreadSaver } from "@langchain/langgraph-api/experimental/embed";
import { type Context, Hono } from "hono";
import type { ProcessLink } from "./database/process-link.js";
import { jsonOf, refuseUnsupported } from "./runs/run-request.js";
import { lockThread, otherGraph } from "./runs/run-starts.js";
import { refuseUnstorable } from "./request-form.js";
import { ServerError } from "./server-error.js";

type Thread = Awaited<ReturnType<ThreadSaver["get"]>>;

interface ThreadChange {
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** What the routes of threads work with. */
export interface ThreadRouteParts {
  /** The routes of langgraph-api. */
  readonly api: Hono;
  readonly link: ProcessLink;
  readonly threads: ThreadSaver;
}

/**
 * The routes of langgraph-api that clients may use: those of threads and their states. Others start runs without
 * locks, keys and cancels. Its next version may have more of them, so all that are not named here are refused.
 */
export function threadRoutes(parts: ThreadRouteParts): Hono {
  const { threads } = parts;
  const { pass, passChecked, passLocked } = passesTo(parts);
  const routes = new Hono();
  routes.post("/threads", passChecked(refuseIgnored));
  routes.post("/threads/search", passChecked(refuseFilters));
  routes.get("/threads/:thread", pass);
  routes.patch(
    "/threads/:thread",
    passChecked(async (body, id) => refuseOtherGraph(await threads.get(id), body)),
  );
  routes.delete("/threads/:thread", passLocked);
  routes.get("/threads/:thread/state", pass);
  routes.post("/threads/:thread/state", passLocked);
  routes.get("/threads/:thread/state/:checkpoint", pass);
  routes.post("/threads/:thread/state/checkpoint", pass);
  routes.post("/threads/:thread/history", passChecked(refuseHistory));
  routes.all("/threads/:thread/commands", () => refuseProtocol());
  routes.all("/threads/:thread/stream/events", () => refuseProtocol());
  routes.all("*", (c) => refuseUnknown(c));
  return routes;
}

type Pass = (c: Context) => Promise<Response>;
type CheckBody = (body: object, threadId: string) => void | Promise<void>;

/** The ways in which a request is passed on to langgraph-api. */
interface Passes {
  readonly pass: Pass;
  /** Checks the body first. */
  readonly passChecked: (check: CheckBody) => Pass;
  /** While no run uses the thread. */
  readonly passLocked: Pass;
}

function passesTo({ api, link }: Pick<ThreadRouteParts, "api" | "link">): Passes {
  const pass: Pass = async (c) => typed(await api.fetch(c.req.raw));
  return {
    pass,
    passChecked:
      (check) =>
      async ({ req }) => {
        const body = await jsonOf(req);
        await check(Object(body) as object, req.param("thread") ?? "");
        const headers = { "content-type": "application/json" };
        const request = { method: req.method, headers, body: JSON.stringify(body) };
        return typed(await api.fetch(new Request(req.url, request)));
      },
    async passLocked(c) {
      const unlock = await lockThread(link, c.req.param("thread") ?? "");
      try {
        return await pass(c);
      } finally {
        await unlock();
      }
    },
  };
}

/** langgraph-api answers a body that it cannot use with the errors of its schemas. */
async function typed(response: Response): Promise<Response> {
  if (response.ok) return response;
  const text = await response.text();
  const { error, message } = JSON.parse(text) as { error?: unknown; message?: unknown };
  if (typeof error === "string" && typeof message === "string") {
    return new Response(text, response);
  }
  const isMissing = response.status === 404;
  throw new ServerError(isMissing ? 404 : 422, {
    code: isMissing ? "NOT_FOUND" : "INVALID_REQUEST",
    message: `The request is refused: ${text.slice(0, 1000)}`,
    hint: isMissing ? "Start a run on the thread first." : "Send what LangGraph's clients send.",
  });
}

/** langgraph-api ignores these, and would return all threads. */
function refuseFilters(search: object): void {
  const filter = ["ids", "status", "values"].find((name) => name in search);
  if (filter === undefined) return;
  throw new ServerError(501, {
    code: "NOT_SUPPORTED",
    message: `This server cannot search threads by ${filter}.`,
    hint: "Search by metadata, or read each thread by its id.",
  });
}

/** langgraph-api ignores these, and would answer with another thread than the client asked for. */
function refuseIgnored(body: { readonly if_exists?: unknown }): void {
  const { if_exists: ifExists, ...rest } = body;
  refuseUnsupported(rest, ["supersteps", "ttl"]);
  if (ifExists === "raise") refuseUnsupported({ if_exists: ifExists }, ["if_exists"]);
}

/** A thread that changes its graph would be read by a graph that has other states. */
function refuseOtherGraph({ thread_id: id, metadata }: Thread, body: ThreadChange): void {
  const [bound, graph] = [metadata?.["graph_id"], body.metadata?.["graph_id"]];
  if (typeof bound !== "string" || graph === undefined || graph === bound) return;
  throw otherGraph(id, bound, JSON.stringify(graph));
}

/** The checkpointer would fail on these, and the thread would seem to be damaged. */
function refuseHistory(body: { readonly limit?: unknown; readonly metadata?: unknown }): void {
  const { limit, metadata } = body;
  refuseUnstorable(metadata);
  if (limit === undefined || (Number.isSafeInteger(limit) && Number(limit) > 0)) return;
  throw new ServerError(422, {
    code: "INVALID_REQUEST",
    message: `The limit is ${JSON.stringify(limit)}.`,
    hint: "Send a whole number from 1, or none.",
  });
}

function refuseProtocol(): never {
  throw new ServerError(501, {
    code: "NOT_SUPPORTED",
    message:
      "This server does not have the newer protocol, with its commands and events of a thread.",
    hint:
      "Use client.runs.stream, or useStream of @langchain/langgraph-sdk/react: " +
      "POST /threads/:thread_id/runs/stream.",
  });
}

function refuseUnknown({ req }: Context): never {
  throw new ServerError(404, {
    code: "NOT_FOUND",
    message: `This server has no route ${req.method} ${req.path}.`,
    hint: "It has those of assistants, threads and runs that its documentation names.",
  });
}
