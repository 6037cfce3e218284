import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { fetchClient } from "../../compare/programs/fetch.js";
import { floor } from "../../compare/programs/floor.js";
import type { Shape } from "../../compare/shape.js";

/** The same calls without any framework: a handler that asks by `fetch` and passes the answer's tokens on. */
export function fetchApp(shape: Shape, modelsUrl: string): Hono {
  const app = new Hono();
  const client = fetchClient(modelsUrl);
  app.post("/answer", async (context) => {
    const { question } = await context.req.json<{ question: string }>();
    const { pieces } = floor(shape, client, question);
    return streamSSE(context, async (stream) => {
      for await (const text of pieces()) await stream.writeSSE({ data: JSON.stringify({ text }) });
    });
  });
  return app;
}
