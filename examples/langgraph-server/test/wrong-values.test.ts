import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestedServer, type TestedServer } from "./test-server.js";

const unknownId = "00000000-0000-4000-8000-000000000000";

/** A value, and what the server says of it. */
type WrongValue = readonly [where: string, body: string, fault: string];

describe.skipIf(!hasPostgres())(
  "a server refuses a value of another type (needs PostgreSQL)",
  () => {
    let server: TestedServer;
    let thread: string;

    beforeAll(async () => {
      server = await startTestedServer(await sharedPostgres());
      ({ thread_id: thread } = await server.client.threads.create({ graphId: "panel" }));
    });
    afterAll(() => server.close());

    async function ask(
      method: string,
      path: string,
      body: string | null,
    ): Promise<[number, unknown]> {
      const headers = { "content-type": "application/json" };
      const address = server.url + path.replace(":thread", thread);
      const response = await fetch(address, { method, headers, body });
      return [response.status, await response.json()];
    }

    const refusal = (fault: string): unknown => [
      422,
      { error: "INVALID_REQUEST", message: `${fault}. Send what LangGraph's clients send.` },
    ];

    test.each<WrongValue>([
      ["/assistants/search", "[]", "The request: expected object, received array"],
      [
        "/assistants/search",
        '{"limit":[5]}',
        "limit: expected a whole number from 0, received [ 5 ]",
      ],
      [
        "/assistants/search",
        '{"limit":"5"}',
        "limit: expected a whole number from 0, received '5'",
      ],
      ["/assistants/search", '{"name":5}', "name: expected string, received number"],
      ["/assistants/search", '{"metadata":"x"}', "metadata: expected object, received string"],
      [
        "/threads/search",
        '{"offset":1e300}',
        "offset: expected a whole number from 0, received 1e+300",
      ],
      [
        "/threads",
        '{"metadata":{"graph_id":5}}',
        "metadata.graph_id: expected string, received number",
      ],
      [
        "/threads",
        `{"thread_id":"${unknownId.replace("4", "A")}"}`,
        `thread_id: expected a UUID in lower case, received '${unknownId.replace("4", "A")}'`,
      ],
      [
        "/threads/:thread/history",
        '{"before":{}}',
        "before: expected the id of a checkpoint, received {}",
      ],
      [
        "/threads/:thread/state/checkpoint",
        '{"subgraphs":"maybe"}',
        "subgraphs: expected true or false, received 'maybe'",
      ],
      ["/threads/:thread/state", "[]", "The request: expected object, received array"],
      ["/threads/:thread/state", '{"checkpoint_id":"first"}', "checkpoint_id: invalid GUID"],
    ])("%s with %s", async (path, body, fault) => {
      expect(await ask("POST", path, body)).toEqual(refusal(fault));
    });

    test.each([
      ['"config":[]', "config: expected object, received array"],
      ['"config":{"configurable":[]}', "config.configurable: expected object, received array"],
      [
        '"config":{"configurable":{"checkpoint_id":5}}',
        "config.configurable.checkpoint_id: expected string, received number",
      ],
      // The thread of a run was deleted, unless this was "keep".
      ['"on_completion":"kepp"', 'on_completion: invalid option: expected one of "delete"|"keep"'],
      ['"stream_mode":5', "stream_mode: expected a stream mode or a list of them, received 5"],
    ])("a run with %s", async (field, fault) => {
      const body = `{"assistant_id":"panel","input":"What causes tides?",${field}}`;
      expect(await ask("POST", "/runs/wait", body)).toEqual(refusal(fault));
      expect(server.models.asked()).toEqual([]);
    });

    test.each([
      [
        "GET",
        "/threads/:thread/state?subgraphs=maybe",
        "subgraphs: expected true or false, received 'maybe'",
      ],
      ["GET", "/threads/:thread/runs?limit=1&limit=2", "limit: expected string, received array"],
      [
        "GET",
        "/threads/:thread/runs?limit=1e3",
        "limit: expected a whole number from 0, received '1e3'",
      ],
      [
        "POST",
        `/threads/:thread/runs/${unknownId}/cancel?wait=maybe`,
        "wait: expected true or false, received 'maybe'",
      ],
    ])("%s %s", async (method, path, fault) => {
      expect(await ask(method, path, null)).toEqual(refusal(fault));
    });

    test.each(["-1e400", "1e+0400", `1${"0".repeat(309)}`, `${"9".repeat(210)}.5e99`])(
      "a number that would be null for the graph: %s",
      async (number) => {
        const body = `{"assistant_id":"panel","input":{"messages":"1e400","weights":[${number}]}}`;
        expect(await ask("POST", "/runs/wait", body)).toMatchObject([
          422,
          {
            error: "INVALID_REQUEST",
            message: expect.stringContaining("larger than JavaScript's"),
          },
        ]);
      },
    );

    test("but takes the text of such a number", async () => {
      expect(await ask("POST", "/threads", '{"metadata":{"size":"1e400"}}')).toMatchObject([
        200,
        {},
      ]);
    });

    test("a key in the header that differs from that in the metadata", async () => {
      const metadata = { idempotency_key: "order-17" };
      const response = await fetch(`${server.url}/threads/${thread}/runs/wait`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": "order-18" },
        body: JSON.stringify({ assistant_id: "panel", input: "What causes tides?", metadata }),
      });
      expect(await response.json()).toMatchObject({
        error: "INVALID_REQUEST",
        message: expect.stringContaining("differ"),
      });
    });

    test("what langgraph-api's schemas refuse, in one sentence for each fault", async () => {
      const search = { limit: 0, sort_by: "name", sort_order: 5 };
      expect(await ask("POST", "/threads/search", JSON.stringify(search))).toEqual(
        refusal(
          "limit: number must be greater than or equal to 1. " +
            "sort_by: expected 'thread_id' | 'status' | 'created_at' | 'updated_at', received 'name'. " +
            "sort_order: expected 'asc' | 'desc', received number",
        ),
      );
    });

    test("without repeating a long value, or a long name", async () => {
      const long = { sort_by: "v".repeat(50_000) };
      const [, answer] = await ask("POST", "/threads/search", JSON.stringify(long));
      expect(JSON.stringify(answer).length).toBeLessThan(500);
      const named = {
        assistant_id: "panel",
        checkpoint: { checkpoint_map: { ["n".repeat(50_000)]: 5 } },
      };
      const [, other] = await ask("POST", "/runs/wait", JSON.stringify(named));
      expect(JSON.stringify(other).length).toBeLessThan(500);
    });

    test("no more than three faults of a body with thousands", async () => {
      const body = JSON.stringify({
        assistant_id: "panel",
        config: { tags: Array(5_000).fill(5) },
      });
      expect(await ask("POST", "/runs/wait", body)).toEqual(
        refusal(
          [0, 1, 2].map((n) => `config.tags[${n}]: expected string, received number. `).join("") +
            "And 4997 more",
        ),
      );
    });

    test("but takes a parameter that LangGraph's own server takes", async () => {
      expect(await ask("GET", "/threads/:thread/state?subgraphs=yes", null)).toMatchObject([
        200,
        {},
      ]);
    });
  },
);
