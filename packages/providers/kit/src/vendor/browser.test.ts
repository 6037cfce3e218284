import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { expect, onTestFinished, test, vi } from "vitest";
import { createPost } from "./create-post.js";

async function bundledModules(): Promise<{ modules: string[]; imports: string[] }> {
  const input = fileURLToPath(new URL("index.ts", import.meta.url));
  const resolve = { conditionNames: ["@moagraph/source", "browser", "import", "default"] };
  const bundle = await rolldown({ input, resolve, platform: "browser", logLevel: "silent" });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  const chunks = output.filter((part) => part.type === "chunk");
  return {
    modules: chunks.flatMap(({ moduleIds }) => moduleIds),
    imports: chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]),
  };
}

test("a bundle for browsers has no part of Node and no undici", async () => {
  const { modules, imports } = await bundledModules();
  expect(modules.some((id) => id.includes("send-request"))).toBe(true);
  expect(modules.filter((id) => id.includes("/undici/lib/"))).toEqual([]);
  expect(imports.filter((id) => id.startsWith("node:") || id === "undici")).toEqual([]);
});

async function headersOfPost(): Promise<IncomingHttpHeaders> {
  const server = createServer((_request, response) => response.end("{}")).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call = { provider: "example", model: "m", keyName: "EXAMPLE_API_KEY", baseUrl };
  const asked = once(server, "request") as Promise<[{ readonly headers: IncomingHttpHeaders }]>;
  await createPost({ call, headers: {} }, "/chat")({}, new AbortController().signal);
  return (await asked)[0].headers;
}

test("no user agent is set in a browser, where the vendor would have to allow it", async () => {
  expect((await headersOfPost())["user-agent"]).toBe("moagraph");
  vi.stubGlobal("document", {});
  onTestFinished(() => void vi.unstubAllGlobals());
  expect((await headersOfPost())["user-agent"]).not.toBe("moagraph");
});
