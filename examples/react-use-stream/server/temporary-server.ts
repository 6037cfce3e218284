import { serve } from "@hono/node-server";
import { createEmbedServer } from "@langchain/langgraph-api/experimental/embed";
import { MemorySaver } from "@langchain/langgraph";
import { aggregator, compile, defineGraph, human, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { Hono } from "hono";

const panel = defineGraph({ name: "panel", nodes: {
  ada: proposer({ model: "simulated:ada" }), bob: proposer({ model: "simulated:bob" }),
  fuse: aggregator({ model: "simulated:chair", reads: ["ada", "bob"] }) }, output: "fuse" });
const board = defineGraph({ name: "board", nodes: {
  ada: proposer({ model: "simulated:ada" }), bob: proposer({ model: "simulated:bob" }),
  pick: human({ reads: ["ada", "bob"], ask: "Which answer may we send?" }) }, output: "pick" });
const checkpointer = new MemorySaver();
const all = new Map<string, any>();
const threads = {
  async get(id: string) { const t = all.get(id); if (!t) { throw Object.assign(new Error("no"), { status: 404 }); } return t; },
  async set(id: string, { metadata }: any) { const t = { thread_id: id, metadata: { ...all.get(id)?.metadata, ...metadata } }; all.set(id, t); return t; },
  async delete(id: string) { all.delete(id); },
};
const running = new Map<string, AbortController>();
function cancellable(app: any): any {
  const original = app.streamEvents.bind(app);
  app.streamEvents = (input: any, options: any) => {
    const scope = new AbortController(); running.set(options.runId, scope);
    return original(input, { ...options, signal: options.signal ? AbortSignal.any([options.signal, scope.signal]) : scope.signal });
  };
  return app;
}
const slow = simulated({ tokensPerSecond: 30, firstTokenMs: 200 });
const api = createEmbedServer({ graph: { panel: cancellable(compile(panel, { providers: [slow], checkpointer })), board: cancellable(compile(board, { providers: [slow], checkpointer })) }, threads: threads as any, checkpointer });
const app = new Hono();
app.onError((e, c) => { console.log("ERR", c.req.path, e.message); return c.json({ error: e.message }, (e as any).status ?? 500); });
app.post("/threads/:t/runs/:r/cancel", (c) => { const s = running.get(c.req.param("r")); console.log("cancel", !!s); s?.abort(); return c.body(null, 204); });
app.use(async (c, next) => { await next(); console.log(c.req.method, c.req.path, c.res.status); });
app.route("/", api);
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 2024), hostname: "127.0.0.1" });
