import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { get } from "./create-post.js";
import type { VendorAccess } from "./vendor-provider.js";

async function redirecting(): Promise<VendorAccess> {
  const server = createServer((_, response) => {
    response.writeHead(302, { location: "https://example.com" }).end("Moved.");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call = { provider: "example", model: "", keyName: "EXAMPLE_API_KEY", baseUrl };
  return { call, headers: {} };
}

/** The promises that reject, and that nothing handles, for the duration of the test. */
function unhandledRejections(): unknown[] {
  const reasons: unknown[] = [];
  const listen = (reason: unknown): void => void reasons.push(reason);
  process.on("unhandledRejection", listen);
  onTestFinished(() => void process.off("unhandledRejection", listen));
  return reasons;
}

test("a redirect to a request that is aborted in the same moment ends no process", async () => {
  const access = await redirecting();
  const stop = new AbortController();
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    stop.abort();
    return response;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const unhandled = unhandledRejections();
  await expect(get(access, "/models", stop.signal)).rejects.toThrow("sent a redirect");
  await setImmediate();
  expect(unhandled).toEqual([]);
});
