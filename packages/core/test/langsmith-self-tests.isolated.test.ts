import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { awaitAllCallbacks } from "@langchain/core/callbacks/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { panelOf } from "./panel.js";
import { after, always } from "./scripted-model.js";
import { branches } from "./wirings/graphs.js";

/** A stand-in for LangSmith, which keeps the names of the root traces that it is sent. */
let server: Server;
const bodies: string[] = [];

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return;
  bodies.push(body);
  response.setHeader("content-type", "application/json");
  response.end("{}");
}

beforeAll(async () => {
  server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  vi.stubEnv("LANGSMITH_TRACING", "true");
  vi.stubEnv("LANGSMITH_ENDPOINT", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("LANGSMITH_API_KEY", "loopback");
  vi.stubEnv("LANGSMITH_DISABLE_RUN_COMPRESSION", "true");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

test("the first runs of a process send LangSmith their own traces only, and not those of self-tests", async () => {
  const given = { slow: always("slow says", after(10)) };
  const { signal } = new AbortController();
  await panelOf(branches, given).app.invoke({ messages: "Why?" }, { signal });
  await panelOf(branches, given, { redact: (written) => written }).app.invoke({ messages: "Why?" });
  await awaitAllCallbacks();
  const sent = bodies.join("\n");
  expect(sent.match(/"name":"branches"/g)?.length).toBeGreaterThanOrEqual(2);
  for (const name of ["LangGraph", "inner", "next", "only", "ask", "CanaryModel"]) {
    expect(sent).not.toContain(`"name":"${name}"`);
  }
});
