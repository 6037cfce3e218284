import { Hono, type Context } from "hono";
import { z } from "zod";
import { refusalOf } from "./requests/api-refusal.js";
import { refuseUnknownCheckpoint } from "./database/checkpoints.js";
import type { Database } from "./database/database.js";
import type { ProcessLink } from "./database/process-link.js";
import { jsonOf } from "./requests/request-body.js";
import { queryOf, yesOrNo } from "./requests/request-query.js";
import { lockThread } from "./runs/thread-lock.js";
import { checked } from "./requests/schema-faults.js";
import { ServerError } from "./server-error.js";
import { historyForm, stateChangeForm, stateForm, type StateForm } from "./requests/state-form.js";
import { threadForm } from "./requests/thread-form.js";
import { type Asked, refuseUnsupported } from "./requests/unsupported.js";

/** What the routes of threads work with. */
export interface ThreadRouteParts {
  /** The routes of langgraph-api. */
  readonly api: Hono;
  readonly database: Database;
  readonly link: ProcessLink;
}

/**
 * The routes of langgraph-api that clients may use: those of threads and their states. Others start runs without
 * locks, keys and cancels. Its next version may have more of them, so all that are not named here are refused.
 */
export function threadRoutes(parts: ThreadRouteParts): Hono {
  const { passRead, passAs, passState, locked } = passesTo(parts);
  const routes = new Hono();
  routes.post("/threads", passAs(threadForm("a new thread")));
  routes.post("/threads/search", passAs(threadForm("a search for threads")));
  routes.get("/threads/:thread", passRead("a thread"));
  routes.patch("/threads/:thread", passAs(threadForm("a changed thread")));
  routes.delete("/threads/:thread", locked(passRead("a thread")));
  routes.get("/threads/:thread/state", passRead("a state"));
  routes.post("/threads/:thread/state", locked(passState(stateChangeForm)));
  routes.get("/threads/:thread/state/:checkpoint", passRead("a state"));
  routes.post("/threads/:thread/state/checkpoint", passState(stateForm));
  routes.post("/threads/:thread/history", passState(historyForm));
  routes.all("/threads/:thread/commands", () => refuseProtocol());
  routes.all("/threads/:thread/stream/events", () => refuseProtocol());
  routes.all("*", (c) => refuseUnknown(c));
  return routes;
}

type Pass = (c: Context) => Promise<Response>;

/** The ways in which a request is passed on to langgraph-api. */
interface Passes {
  /** If this server has all that its query asks for. */
  readonly passRead: (asked: Asked) => Pass;
  /** With its body in the form that langgraph-api knows. */
  readonly passAs: (formOf: (body: object, threadId: string) => object | Promise<object>) => Pass;
  /** So, if the thread has the state that it names. */
  readonly passState: (formOf: (body: object) => StateForm) => Pass;
  /** While no run uses the thread. */
  readonly locked: (pass: Pass) => Pass;
}

function passesTo({ api, database, link }: ThreadRouteParts): Passes {
  const pass = async (request: Request): Promise<Response> => {
    const response = await api.fetch(request);
    if (!response.ok) throw await refusalOf(response);
    return response;
  };
  const passAs: Passes["passAs"] =
    (formOf) =>
    async ({ req }) => {
      const body = checked(anObject, await jsonOf(req));
      const form = await formOf(body, req.param("thread") ?? "");
      const headers = { "content-type": "application/json" };
      const request = { method: req.method, headers, body: JSON.stringify(form) };
      return pass(new Request(req.url, request));
    };
  return {
    passAs,
    passRead: (asked) => async (c) => {
      refuseUnsupported(asked, c.req.query());
      const { thread = "", checkpoint: id } = c.req.param() as Readonly<Record<string, string>>;
      checked(readRequest, { checkpoint_id: id, ...queryOf(c, readQuery) });
      await refuseUnknownCheckpoint(database, thread, { checkpoint_id: id });
      return pass(c.req.raw);
    },
    passState: (formOf) =>
      passAs(async (given, thread) => {
        const { body, place } = formOf(given);
        await refuseUnknownCheckpoint(database, thread, place);
        return body;
      }),
    locked: (next) => async (c) => {
      const unlock = await lockThread(link, c.req.param("thread") ?? "");
      try {
        return await next(c);
      } finally {
        await unlock();
      }
    },
  };
}

const anObject = z.looseObject({});
const readQuery = { subgraphs: yesOrNo.optional() };
const readRequest = z.looseObject({ checkpoint_id: z.guid().optional() });

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
