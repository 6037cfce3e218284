import { type Context, Hono } from "hono";
import type { ProcessLink } from "./database/process-link.js";
import { jsonOf } from "./runs/run-request.js";
import { lockThread } from "./runs/run-starts.js";
import { ServerError } from "./server-error.js";

/** What the routes of threads work with. */
export interface ThreadRouteParts {
  /** The routes of langgraph-api. */
  readonly api: Hono;
  readonly link: ProcessLink;
}

/**
 * The routes of langgraph-api that clients may use: those of threads and their states. Others start runs without
 * locks, keys and cancels. Its next version may have more of them, so all that are not named here are refused.
 */
export function threadRoutes({ api, link }: ThreadRouteParts): Hono {
  const pass = async (c: Context): Promise<Response> => typed(await api.fetch(c.req.raw));
  const passChecked =
    (check: (body: object) => void) =>
    async ({ req }: Context): Promise<Response> => {
      const body = await jsonOf(req);
      check(Object(body) as object);
      const headers = { "content-type": "application/json" };
      const request = { method: req.method, headers, body: JSON.stringify(body) };
      return typed(await api.fetch(new Request(req.url, request)));
    };
  const passLocked = async (c: Context): Promise<Response> => {
    const unlock = await lockThread(link, c.req.param("thread") ?? "");
    try {
      return await pass(c);
    } finally {
      await unlock();
    }
  };
  const routes = new Hono();
  routes.post("/threads", pass);
  routes.post("/threads/search", passChecked(refuseFilters));
  routes.get("/threads/:thread", pass);
  routes.patch("/threads/:thread", pass);
  routes.delete("/threads/:thread", passLocked);
  routes.get("/threads/:thread/state", pass);
  routes.post("/threads/:thread/state", passLocked);
  routes.get("/threads/:thread/state/:checkpoint", pass);
  routes.post("/threads/:thread/state/checkpoint", pass);
  routes.post("/threads/:thread/history", passChecked(refuseLimit));
  routes.all("/threads/:thread/commands", () => refuseProtocol());
  routes.all("/threads/:thread/stream/events", () => refuseProtocol());
  routes.all("*", (c) => refuseUnknown(c));
  return routes;
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

/** The checkpointer would fail on it, and the thread would seem to be damaged. */
function refuseLimit({ limit }: { readonly limit?: unknown }): void {
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
