import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { getList, type ModelList, readJson } from "./get-list.js";
import type { VendorAccess } from "./vendor-provider.js";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function serve(listener: RequestListener): Promise<VendorAccess> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = "sk-list-0123456789";
  const call = { provider: "example", model: "", keyName: "EXAMPLE_API_KEY", baseUrl, key };
  return { call, headers: { "x-key": key } };
}

const list: ModelList = {
  path: (token) => `/models?limit=2${token === undefined ? "" : `&after=${token}`}`,
  list: "data",
  model: ({ id }) => (typeof id === "string" ? { id } : undefined),
  next: ({ next }) => (typeof next === "string" ? next : undefined),
};

test("reads all pages, and leaves out rows that are none", async () => {
  const paths: unknown[] = [];
  const access = await serve(({ url, headers }, response) => {
    paths.push([url, headers["x-key"]]);
    const isFirst = url === "/models?limit=2";
    const data = isFirst ? [{ id: "a" }, null, "b"] : [{ id: "c" }, { name: "d" }];
    response.end(JSON.stringify({ data, ...(isFirst ? { next: "a" } : {}) }));
  });
  expect(await getList(access, undefined, list)).toEqual([{ id: "a" }, { id: "c" }]);
  expect(paths).toEqual([
    ["/models?limit=2", "sk-list-0123456789"],
    ["/models?limit=2&after=a", "sk-list-0123456789"],
  ]);
});

test.each([
  ["{}", "MALFORMED_RESPONSE"],
  ["[", "MALFORMED_RESPONSE"],
  ['{"error":"The service is down."}', "VENDOR_UNAVAILABLE"],
])("%j is an error that names the provider alone", async (body, code) => {
  const access = await serve((_, response) => response.end(body));
  const listed = getList(access, undefined, list);
  await expect(listed).rejects.toMatchObject({ code, provider: "example" });
  await expect(listed).rejects.toThrow(/^example /);
});

test("a vendor that repeats a page for ever is an error", async () => {
  let requests = 0;
  const access = await serve((_, response) => {
    requests += 1;
    response.end(JSON.stringify({ data: [{ id: "a" }], next: "a" }));
  });
  await expect(getList(access, undefined, list)).rejects.toMatchObject({
    code: "MALFORMED_RESPONSE",
    message: "example sent more than 50 pages of models.",
  });
  expect(requests).toBe(50);
});

test("an abort ends the request with the caller's reason", async () => {
  const controller = new AbortController();
  const access = await serve(() => controller.abort(new Error("given up")));
  await expect(getList(access, controller.signal, list)).rejects.toThrow("given up");
});

test("a reply that is too long is not called a list of models", async () => {
  const { call } = await serve(() => {});
  const send = async (): Promise<Response> => new Response(" ".repeat(17 * 1024 ** 2));
  await expect(readJson(call, undefined, send)).rejects.toMatchObject({
    code: "MALFORMED_RESPONSE",
    message: "example sent a reply of more than 16 MB.",
  });
});
