import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { findServers } from "./find-servers.js";
import type { LocalServer } from "../providers/local-servers.js";

const { signal } = new AbortController();

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function serve(answer: RequestListener): Promise<number> {
  return portOf(createServer({ keepAlive: false }, answer));
}

/** A server of models of this owner. */
async function serveModels(owner: string): Promise<number> {
  return serve(({ url }, response) => {
    const list = { data: [{ id: "a", owned_by: owner }] };
    response.writeHead(url === "/v1/models" ? 200 : 404).end(JSON.stringify(list));
  });
}

function at(port: number, server: Partial<LocalServer> = {}): LocalServer {
  return { id: `at-${port}`, port, addModel: "", ...server };
}

test("finds servers of models", async () => {
  const [first, second] = [await serveModels("x"), await serveModels("y")];
  expect(await findServers([], signal, [at(first), at(second)])).toEqual([
    { id: `at-${first}`, baseUrl: `http://127.0.0.1:${first}/v1` },
    { id: `at-${second}`, baseUrl: `http://127.0.0.1:${second}/v1` },
  ]);
});

test("tells the servers of one port by the owner of their models", async () => {
  const [llama, other] = [await serveModels("llamacpp"), await serveModels("tgi")];
  const servers = [llama, other].flatMap((port) => [
    at(port, { id: "llama-cpp", owner: "llamacpp" }),
    at(port, { id: "tgi" }),
  ]);
  const found = await findServers([], signal, servers);
  expect(found.map(({ id }) => id)).toEqual(["llama-cpp", "tgi"]);
});

test("leaves out what is no server of models", async () => {
  const models = await serveModels("x");
  const to = { location: `http://127.0.0.1:${models}/v1/models` };
  const ports = await Promise.all([
    serve((_, response) => response.end("<html>Hello</html>")),
    serve((_, response) => response.end('{"data": "none"}')),
    serve((_, response) => response.writeHead(401).end('{"data": []}')),
    serve((_, response) => response.writeHead(302, to).end()),
    serve((request) => request.socket.destroy()),
    portOf(createTcpServer((socket) => socket.on("error", () => undefined).end("SSH-2.0\r\n"))),
  ]);
  expect(
    await findServers(
      [],
      signal,
      ports.map((port) => at(port)),
    ),
  ).toEqual([]);
});

test("does not look where an address is set", async () => {
  const port = await serveModels("x");
  expect(await findServers([`http://localhost:${port}/v1`], signal, [at(port)])).toEqual([]);
  expect(await findServers(["not an address"], signal, [at(port)])).toHaveLength(1);
  expect(await findServers([`http://example.com:${port}`], signal, [at(port)])).toHaveLength(1);
});

test("sends no key, and only the request of the list", async () => {
  const seen: string[] = [];
  const port = await serve(({ method, url, headers }, response) => {
    seen.push(`${method} ${url} ${headers.authorization}`);
    response.end('{"data": []}');
  });
  await findServers([], signal, [at(port)]);
  expect(seen).toEqual(["GET /v1/models undefined"]);
});

test("ends with the signal", async () => {
  const stop = new AbortController();
  const port = await serve(() => stop.abort());
  expect(await findServers([], stop.signal, [at(port)])).toEqual([]);
});
