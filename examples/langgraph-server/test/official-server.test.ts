import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@langchain/langgraph-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServerProcess, startOfficialServer } from "./server-process.js";

describe("LangGraph's own server, started with langgraph.json", () => {
  let folder: string;
  let server: ServerProcess;
  let client: Client;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "langgraph-server-"));
    server = await startOfficialServer(folder);
    client = new Client({ apiUrl: server.url });
  });
  afterAll(async () => {
    await server.end("SIGKILL");
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  test("has the same assistants", async () => {
    const assistants = await client.assistants.search();
    const names = assistants.map(({ graph_id: name }) => name).toSorted();
    expect(names).toEqual(["moa", "moa-lite", "panel", "review"]);
  });

  test("runs a graph in a thread", async () => {
    const { thread_id: thread } = await client.threads.create();
    const input = { messages: [{ role: "user", content: "What causes tides?" }] };
    const values = await client.runs.wait(thread, "panel", { input });
    expect(values).toMatchObject({ answer: expect.stringContaining("About tides:") });
  });
});
