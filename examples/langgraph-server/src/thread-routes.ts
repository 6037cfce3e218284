import type { ThreadSaver } from "@langchain/langgraph-api/experimental/embed";
import { type Context, Hono } from "hono";
import type { ProcessLink } from "./database/process-link.js";
import { jsonOf } from "./runs/run-request.js";
import { lockThread, otherGraph } from "./runs/run-starts.js";
import { historyForm, stateForm } from "./state-form.js";
import { ServerError } from "./server-error.js";
import { type Asked, refuseUnsupported } from "./unsupported.js";

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
  const { passRead, passAs, passLocked } = passesTo(parts);
  const routes = new Hono();
  routes.post("/threads", passAs(supported("a new thread")));
  routes.post("/threads/search", passAs(supported("a search for threads")));
  routes.get("/threads/:thread", passRead("a thread"));
  routes.patch(
    "/threads/:thread",
    passAs(async (body, id) => {
      refuseOtherGraph(await threads.get(id), body);
      return supported("a changed thread")(body);
    }),
  );
  routes.delete("/threads/:thread", passLocked);
  routes.get("/threads/:thread/state", passRead("a state"));
  routes.post("/threads/:thread/state", passLocked);
  routes.get("/threads/:thread/state/:checkpoint", passRead("a state"));
  routes.post("/threads/:thread/state/checkpoint", passAs(stateForm));
  routes.post("/threads/:thread/history", passAs(historyForm));
  routes.all("/threads/:thread/commands", () => refuseProtocol());
  routes.all("/threads/:thread/stream/events", () => refuseProtocol());
  routes.all("*", (c) => refuseUnknown(c));
  return routes;
}

type Pass = (c: Context) => Promise<Response>;
type FormOf = (body: object, threadId: string) => object | Promise<object>;

/** The ways in which a request is passed on to langgraph-api. */
interface Passes {
  /** If this server has all that its query asks for. */
  readonly passRead: (asked: Asked) => Pass;
  /** With its body in the form that langgraph-api knows. */
  readonly passAs: (formOf: FormOf) => Pass;
  /** While no run uses the thread. */
  readonly passLocked: Pass;
}

function passesTo({ api, link }: Pick<ThreadRouteParts, "api" | "link">): Passes {
  const pass = async (request: Request): Promise<Response> => typed(await api.fetch(request));
  return {
    passRead: (asked) => async (c) => {
      refuseUnsupported(asked, c.req.query());
      return pass(c.req.raw);
    },
    passAs:
      (formOf) =>
      async ({ req }) => {
        const body = await jsonOf(req);
        const isObject = typeof body === "object" && body !== null;
        const form = isObject ? await formOf(body, req.param("thread") ?? "") : body;
        const headers = { "content-type": "application/json" };
        const request = { method: req.method, headers, body: JSON.stringify(form) };
        return pass(new Request(req.url, request));
      },
    async passLocked(c) {
      const unlock = await lockThread(link, c.req.param("thread") ?? "");
      try {
        return await pass(c.req.raw);
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

/** Returns a body as it is, if this server has what it asks for. */
function supported(asked: Asked): (body: object) => object {
  return (body) => {
    refuseUnsupported(asked, body);
    return body;
  };
}

/** A thread that changes its graph would be read by a graph that has other states. */
function refuseOtherGraph({ thread_id: id, metadata }: Thread, body: ThreadChange): void {
  const [bound, graph] = [metadata?.["graph_id"], body.metadata?.["graph_id"]];
  if (typeof bound !== "string" || graph === undefined || graph === bound) return;
  throw otherGraph(id, bound, graph);
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
