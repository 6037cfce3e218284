import { toBaseMessages, toUIMessageStream } from "@ai-sdk/langchain";
import { IterableReadableStream } from "@langchain/core/utils/stream";
import type { MoaApp } from "@moagraph/core";
import { createUIMessageStreamResponse, safeValidateUIMessages, type UIMessage } from "ai";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type RunChunk, runChunks } from "./run-chunks.js";

const maxBytes = 1_000_000;

/**
 * The route that `useChat` posts its messages to.
 *
 * @param graph - Answers the last message.
 */
export function chatApp(graph: MoaApp): Hono {
  const app = new Hono();
  app.post("/api/chat", bodyLimit({ maxSize: maxBytes, onError: tooLarge }), async (c) => {
    const messages = await messagesOf(c.req.raw);
    if (messages === undefined) return c.text("Send { messages } as useChat does.", 400);
    return answer(graph, messages, c.req.raw.signal);
  });
  return app;
}

function tooLarge(c: Context): Response {
  return c.text("The conversation is too long. Begin a new one.", 413);
}

/** @param signal - Aborts when the client leaves: then no model writes on. */
async function answer(
  graph: MoaApp,
  messages: UIMessage[],
  signal: AbortSignal,
): Promise<Response> {
  const chunks = await graph.stream(
    { messages: await toBaseMessages(messages) },
    { streamMode: ["messages", "custom", "values"], signal },
  );
  const run = IterableReadableStream.fromAsyncGenerator(
    runChunks(chunks as AsyncIterable<RunChunk>),
  );
  return createUIMessageStreamResponse({ stream: toUIMessageStream(run) });
}

async function messagesOf(request: Request): Promise<UIMessage[] | undefined> {
  const body: unknown = await request.json().catch(() => undefined);
  const messages = (body as { messages?: unknown } | undefined)?.messages;
  const checked = await safeValidateUIMessages({ messages });
  return checked.success ? checked.data : undefined;
}
