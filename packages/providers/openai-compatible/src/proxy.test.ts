import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server as NetServer,
} from "node:net";
import type { ProviderError } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { generate } from "selfsigned";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openaiCompatible } from "./openai-compatible.js";

let server: TestServer;
const others: NetServer[] = [];

const variables = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];
beforeEach(async () => {
  for (const name of variables.flatMap((each) => [each, each.toUpperCase()])) {
    vi.stubEnv(name, undefined);
  }
  server = await startTestServer({ models: { good: { text: "One two three." } } });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const other of others.splice(0)) {
    if ("closeAllConnections" in other) (other as Server).closeAllConnections();
    other.close();
  }
  await server.close();
});

async function portOf(other: NetServer): Promise<number> {
  others.push(other);
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  return (other.address() as AddressInfo).port;
}

interface TestProxy {
  readonly host: string;
  /** The requests: method, target, and user name with password. */
  readonly journal: { method: string; target: string; login: string }[];
}

/** A proxy that forwards requests and opens tunnels, or refuses with a status. */
async function startProxy(refusal?: number): Promise<TestProxy> {
  const journal: TestProxy["journal"] = [];
  const note = (method = "", target = "", login = ""): void => {
    const decoded = Buffer.from(login.replace("Basic ", ""), "base64").toString();
    journal.push({ method, target, login: decoded });
  };
  const proxy = createServer((incoming, outgoing) => {
    note(incoming.method, incoming.url, incoming.headers["proxy-authorization"]);
    if (refusal !== undefined) {
      outgoing.writeHead(refusal).end();
      return;
    }
    const { method, headers } = incoming;
    delete headers["proxy-authorization"];
    const forwarded = request(incoming.url ?? "", { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  proxy.on("connect", (incoming, socket, head) => {
    note(incoming.method, incoming.url, incoming.headers["proxy-authorization"]);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
      return;
    }
    const [host, port] = (incoming.url ?? "").split(":");
    const tunnel = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      tunnel.write(head);
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on("error", () => socket.destroy());
    socket.on("error", () => tunnel.destroy());
  });
  return { host: `127.0.0.1:${await portOf(proxy)}`, journal };
}

async function selfSigned(): Promise<{ key: string; cert: string }> {
  const altNames = [{ type: 2 as const, value: "localhost" }];
  const extensions = [{ name: "subjectAltName" as const, altNames }];
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    extensions,
  });
  return { key: made.private, cert: made.cert };
}

async function ask(baseUrl: string): Promise<string> {
  const model = await openaiCompatible({ baseUrl }).chat("good", {});
  return (await model.invoke("Hi")).text;
}

async function failure(baseUrl: string): Promise<ProviderError> {
  return ask(baseUrl).then(
    () => expect.fail("should have failed"),
    (error: unknown) => error as ProviderError,
  );
}

const shown = ({ message, hint, isRetryable }: ProviderError): string =>
  `${message} ${hint} ${isRetryable ? "retried" : "once"}`.replaceAll(/:\d{4,5}\b/g, ":8000");

describe("a proxy in the environment", () => {
  it("forwards requests, whole and streamed", async () => {
    const { host, journal } = await startProxy();
    vi.stubEnv("HTTP_PROXY", `http://${host}`);
    expect(await ask(server.url)).toBe("One two three.");
    const model = await openaiCompatible({ baseUrl: server.url }).chat("good", {});
    const texts: string[] = [];
    for await (const chunk of await model.stream("Hi")) texts.push(chunk.text);
    expect(texts.join("")).toBe("One two three.");
    const target = `${server.url}/chat/completions`;
    expect(journal).toEqual([
      { method: "POST", target, login: "" },
      { method: "POST", target, login: "" },
    ]);
    expect(server.journal).toHaveLength(2);
  });

  it("gets its user name and password", async () => {
    const { host, journal } = await startProxy();
    vi.stubEnv("http_proxy", `http://me:p%40ss@${host}`);
    await ask(server.url);
    expect(journal[0]?.login).toBe("me:p@ss");
  });

  it("is not used for the hosts in NO_PROXY", async () => {
    const { host, journal } = await startProxy();
    vi.stubEnv("HTTP_PROXY", `http://${host}`);
    vi.stubEnv("NO_PROXY", "localhost,127.0.0.1");
    expect(await ask(server.url)).toBe("One two three.");
    expect(journal).toEqual([]);
  });

  it("opens a tunnel for HTTPS, in which certificates are checked", async () => {
    const { host, journal } = await startProxy();
    const port = await portOf(createTlsServer(await selfSigned(), (_, reply) => reply.end()));
    vi.stubEnv("HTTPS_PROXY", `http://${host}`);
    const error = await failure(`https://localhost:${port}/v1`);
    expect(journal).toEqual([{ method: "CONNECT", target: `localhost:${port}`, login: "" }]);
    expect(shown(error)).toMatch(/the certificate of localhost:8000 is self-signed.*once$/);
  });

  it("carries a reply through the tunnel, without the proxy's password for the vendor", async () => {
    // Node.js reads further certificates at its start only, and warns of this variable.
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
    const seen: unknown[] = [];
    const message = { role: "assistant", content: "Hello." };
    const body = JSON.stringify({ choices: [{ index: 0, message, finish_reason: "stop" }] });
    const vendor = createTlsServer(await selfSigned(), (incoming, reply) => {
      seen.push(incoming.url, incoming.headers["proxy-authorization"]);
      reply.setHeader("content-type", "application/json").end(body);
    });
    const { host, journal } = await startProxy();
    vi.stubEnv("HTTPS_PROXY", `http://me:hunter2@${host}`);
    const port = await portOf(vendor);
    expect(await ask(`https://localhost:${port}/v1`)).toBe("Hello.");
    expect(journal).toEqual([
      { method: "CONNECT", target: `localhost:${port}`, login: "me:hunter2" },
    ]);
    expect(seen).toEqual(["/v1/chat/completions", undefined]);
    warned.mockRestore();
  });

  it.each([
    [407, /the proxy 127\.0\.0\.1:8000 requires a user name and password \(407\).*once$/],
    [403, /the proxy 127\.0\.0\.1:8000 refused to connect to localhost:8000 \(403\).*once$/],
    [503, /the proxy 127\.0\.0\.1:8000 refused to connect to localhost:8000 \(503\).*retried$/],
  ])("is named when it refuses a tunnel with %i", async (status, text) => {
    const { host } = await startProxy(status);
    vi.stubEnv("HTTPS_PROXY", `http://me:hunter2@${host}`);
    const error = await failure("https://localhost:8443/v1");
    expect(shown(error)).toMatch(text);
    expect(JSON.stringify([error.message, error.hint, error.stack])).not.toContain("hunter2");
  });

  it("is named when it asks for a password for a forwarded request", async () => {
    const { host } = await startProxy(407);
    vi.stubEnv("HTTP_PROXY", `http://${host}`);
    expect(shown(await failure(server.url))).toMatch(/the proxy \S+ requires a user.*once$/);
  });

  it("is named when it refuses the connection", async () => {
    const closed = createServer();
    const port = await portOf(closed);
    closed.close();
    vi.stubEnv("ALL_PROXY", `me:hunter2@127.0.0.1:${port}`);
    expect(shown(await failure(server.url))).toBe(
      "openai-compatible:good could not be reached: the proxy 127.0.0.1:8000 refused the connection (ECONNREFUSED). Check ALL_PROXY, or add 127.0.0.1 to NO_PROXY if it needs no proxy. retried",
    );
  });

  it("can be left while a reply is awaited", async () => {
    const silent = createServer();
    const arrived = once(silent, "request");
    const { host } = await startProxy();
    vi.stubEnv("HTTP_PROXY", `http://${host}`);
    const baseUrl = `http://127.0.0.1:${await portOf(silent)}/v1`;
    const model = await openaiCompatible({ baseUrl }).chat("good", {});
    const left = new AbortController();
    const asked = model.invoke("Hi", { signal: left.signal });
    await arrived;
    left.abort(new Error("left"));
    await expect(asked).rejects.toThrow("left");
  });
});

describe("a connection that cannot work", () => {
  it("names NODE_EXTRA_CA_CERTS for a private certificate", async () => {
    const port = await portOf(createTlsServer(await selfSigned(), (_, reply) => reply.end()));
    expect(shown(await failure(`https://localhost:${port}/v1`))).toMatch(
      /is self-signed.* set NODE_EXTRA_CA_CERTS to a PEM file.*once$/,
    );
  });

  it("says that the server does not speak HTTPS", async () => {
    const error = await failure(server.url.replace("http:", "https:"));
    expect(shown(error)).toMatch(/127\.0\.0\.1:8000 does not answer in HTTPS.*http:\/\/.*once$/);
  });

  it("suggests HTTPS when the server closes the connection", async () => {
    const port = await portOf(createTlsServer(await selfSigned(), (_, reply) => reply.end()));
    const error = await failure(`http://localhost:${port}/v1`);
    expect(error).toMatchObject({ code: "CONNECTION_FAILED" });
    expect(error.hint).toContain("https://");
  });

  it("says that the server does not speak HTTP", async () => {
    const port = await portOf(createTcpServer((socket) => socket.end("SSH-2.0-x\r\n")));
    const error = await failure(`http://127.0.0.1:${port}/v1`);
    expect(shown(error)).toMatch(/does not answer in HTTP\b.*once$/);
  });

  it("says that fetch refuses the port", async () => {
    const { message } = await failure("http://127.0.0.1:6666/v1");
    expect(message).toContain("fetch does not allow port 6666");
  });

  it("says that the host does not exist", async () => {
    const error = await failure("http://no-such-host.invalid/v1");
    // Without a name server, the lookup fails in another way.
    expect(error.message).toMatch(/no-such-host\.invalid (was not found|failed)/);
  });
});
