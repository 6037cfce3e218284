/** A LangSmith server that does not take runs: the graph answers. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { compile } from "../../src/index.js";
import { duet, modelsIn } from "../panel.js";
import { type Answer, LangSmithServer } from "./langsmith-server.js";

const status =
  (code: number): Answer =>
  (_, response) => {
    response.writeHead(code, { "retry-after": "0" }).end("{}");
  };

const faults: [string, Answer][] = [
  ["never answers", () => {}],
  ["refuses the key", status(401)],
  ["refuses for its limits", status(429)],
  ["fails", status(500)],
  ["breaks the connection", (request) => void request.socket.destroy()],
];

/** A limit for what hangs. The client sends in the background. */
const untilHung = { timeout: 30_000 };

const started: LangSmithServer[] = [];

async function start(...given: Parameters<typeof LangSmithServer.start>): Promise<LangSmithServer> {
  const server = await LangSmithServer.start(...given);
  started.push(server);
  return server;
}

// The client writes there what it could not send.
const warned = vi.spyOn(console, "warn");
const failed = vi.spyOn(console, "error");

beforeAll(() => {
  for (const spy of [warned, failed]) spy.mockImplementation(() => {});
});

afterAll(async () => {
  await Promise.all(started.map((server) => server.close()));
  for (const spy of [warned, failed]) spy.mockRestore();
});

describe("a run whose traces go to a server that", () => {
  test.each(faults)("%s gives its answer", async (_, answer) => {
    const server = await start(answer);
    const app = compile(duet, { models: modelsIn(duet, {}) });
    const result = await app.invoke({ messages: "Why?" }, { callbacks: [server.tracer()] });
    expect(result.answer).toBe("fuse says");
    await vi.waitFor(() => expect(server.requests).toBeGreaterThan(0), untilHung);
  });

  test("never answers keeps no more of them than the client may hold, and warns of each that it drops", async () => {
    const server = await start(() => {}, { maxIngestMemoryBytes: 20_000 });
    const app = compile(duet, { models: modelsIn(duet, {}) });
    const long = "word ".repeat(2_000);
    for (let run = 0; run < 5; run += 1) {
      const { answer } = await app.invoke({ messages: long }, { callbacks: [server.tracer()] });
      expect(answer).toBe("fuse says");
    }
    await vi.waitFor(() => {
      expect(warned.mock.calls.flat().join("\n")).toContain("Dropping run");
    }, untilHung);
  });
});
