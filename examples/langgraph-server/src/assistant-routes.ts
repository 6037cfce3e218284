import { isDeepStrictEqual } from "node:util";
import { Hono } from "hono";
import { z } from "zod";
import { pageInBody, pageOf } from "./requests/page.js";
import { jsonOf } from "./requests/request-body.js";
import { unknownAssistant } from "./runs/run-request.js";
import { checked } from "./requests/schema-faults.js";
import { refuseUnsupported } from "./requests/unsupported.js";

type Assistant = ReturnType<typeof assistantOf>;

/** What clients search for. `null` is as if it were left out. */
const assistantSearch = z.looseObject({
  ...pageInBody,
  graph_id: z.string().nullish(),
  name: z.string().nullish(),
  metadata: z.looseObject({}).nullish(),
});

/** The routes that clients use to find out what the server has: each graph is an assistant. */
export function assistantRoutes(names: readonly string[]): Hono {
  const startedAt = new Date().toISOString();
  const routes = new Hono();
  routes.get("/ok", (c) => c.json({ ok: true }));
  routes.get("/info", (c) => c.json({ flags: { assistants: true, crons: false } }));
  routes.post("/assistants/search", async (c) => {
    const search = checked(assistantSearch, await jsonOf(c.req));
    refuseUnsupported("a search for assistants", search);
    const { limit, offset } = pageOf(search);
    const found = names
      .map((name) => assistantOf(name, startedAt))
      .filter((each) => isFound(each, search));
    if (found.length > offset + limit) c.header("x-pagination-next", String(offset + limit));
    return c.json(found.slice(offset, offset + limit));
  });
  routes.get("/assistants/:name", (c) => {
    const name = c.req.param("name");
    if (!names.includes(name)) throw unknownAssistant(name, names);
    return c.json(assistantOf(name, startedAt));
  });
  return routes;
}

function assistantOf(name: string, startedAt: string) {
  return {
    assistant_id: name,
    graph_id: name,
    name,
    config: {},
    context: {},
    // LangGraph's server writes this to the assistants that it makes of graphs.
    metadata: { created_by: "system" },
    version: 1,
    created_at: startedAt,
    updated_at: startedAt,
  };
}

/** As in LangGraph's server, a part of a name is enough, in upper or lower case. */
function isFound(
  assistant: Assistant,
  { graph_id: graph, name, metadata }: z.output<typeof assistantSearch>,
): boolean {
  if (graph != null && graph !== assistant.graph_id) return false;
  if (name != null && !assistant.name.toLowerCase().includes(name.toLowerCase())) return false;
  const known = new Map<string, unknown>(Object.entries(assistant.metadata));
  return Object.entries(metadata ?? {}).every(([key, value]) =>
    isDeepStrictEqual(known.get(key), value),
  );
}
