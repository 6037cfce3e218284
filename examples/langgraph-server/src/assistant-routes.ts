import { Hono } from "hono";
import { jsonOf, unknownAssistant } from "./runs/run-request.js";

/** The routes that clients use to find out what the server has: each graph is an assistant. */
export function assistantRoutes(names: readonly string[]): Hono {
  const startedAt = new Date().toISOString();
  const toAssistant = (name: string): Readonly<Record<string, unknown>> => ({
    assistant_id: name,
    graph_id: name,
    name,
    config: {},
    context: {},
    metadata: {},
    version: 1,
    created_at: startedAt,
    updated_at: startedAt,
  });
  const routes = new Hono();
  routes.get("/ok", (c) => c.json({ ok: true }));
  routes.get("/info", (c) => c.json({ flags: { assistants: true, crons: false } }));
  routes.post("/assistants/search", async (c) => {
    const { graph_id: graph } = ((await jsonOf(c.req)) ?? {}) as { graph_id?: unknown };
    return c.json(names.filter((name) => graph == null || graph === name).map(toAssistant));
  });
  routes.get("/assistants/:name", (c) => {
    const name = c.req.param("name");
    if (!names.includes(name)) throw unknownAssistant(name, names);
    return c.json(toAssistant(name));
  });
  return routes;
}
