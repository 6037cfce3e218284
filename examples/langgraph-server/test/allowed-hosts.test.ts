import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refuseOtherHosts } from "../src/allowed-hosts.js";
import { startAnother, startTestedServer, type TestedServer } from "./test-server.js";

describe.skipIf(!hasPostgres())("a server on 127.0.0.1 (needs PostgreSQL)", () => {
  let server: TestedServer;

  beforeAll(async () => {
    server = await startTestedServer(await sharedPostgres());
  });
  afterAll(() => server.close());

  test("refuses a web page that gives it a name of its own, and says what to set", async () => {
    const { status, body } = await askAs("attacker.example:2024", server.url);
    expect([status, body]).toEqual([
      403,
      {
        error: "HOST_NOT_ALLOWED",
        message:
          'The host "attacker.example:2024" is not allowed. ' +
          "Ask it as localhost or 127.0.0.1, or add the name to ALLOWED_HOSTS and start it again.",
      },
    ]);
  });

  test.each(["localhost", "LOCALHOST:8080", "127.0.0.1:2024", "[::1]", "[::1]:2024"])(
    "answers requests for %s",
    async (host) => {
      expect(await askAs(host, server.url)).toMatchObject({ status: 200 });
    },
  );

  test("answers requests for a name in ALLOWED_HOSTS, and refuses a longer name that ends with it", async () => {
    const named = await startAnother(server, { allowedHosts: ["chat.example"] });
    const hosts = ["chat.example", "Chat.Example:443", "127.0.0.1", "evil.chat.example"];
    const answers = await Promise.all(hosts.map(async (host) => askAs(host, named.url)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403]);
    await named.close();
  });
});

describe("a server with HOST", () => {
  const statusAt = async (listensOn: string, allowed: readonly string[], host: string) => {
    const app = new Hono().use(refuseOtherHosts(listensOn, allowed));
    app.onError((_, c) => c.body(null, 403));
    app.get("/", (c) => c.body(null, 204));
    return (await app.request("/", { headers: { host } })).status;
  };

  test("0.0.0.0 takes any name, unless ALLOWED_HOSTS is set", async () => {
    expect(await statusAt("0.0.0.0", [], "chat.example")).toBe(204);
    expect(await statusAt("0.0.0.0", ["chat.example"], "chat.example")).toBe(204);
    expect(await statusAt("0.0.0.0", ["chat.example"], "attacker.example")).toBe(403);
  });

  test.each(["127.0.0.1", "127.1.2.3", "Localhost", "::1", "0:0:0:0:0:0:0:1"])(
    "%s refuses other names than this one",
    async (listensOn) => {
      expect(await statusAt(listensOn, [], "chat.example")).toBe(403);
      expect(await statusAt(listensOn, [], listensOn)).toBe(204);
    },
  );

  test.each(["", "a b", "chat.example@attacker.example"])(
    "127.0.0.1 refuses %j, which is no name",
    async (host) => {
      expect(await statusAt("127.0.0.1", ["chat.example"], host)).toBe(403);
    },
  );
});

/** `fetch` sets the header `Host` itself. */
async function askAs(host: string, url: string): Promise<{ status: unknown; body: unknown }> {
  const sent = request(`${url}/ok`, { headers: { host }, agent: false });
  sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return { status: response.statusCode, body: await json(response) };
}
