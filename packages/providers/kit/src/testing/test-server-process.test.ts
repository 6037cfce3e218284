import { describe, expect, it } from "vitest";

// The process starts from the built package.
const built = new URL("../../dist/testing/index.js", import.meta.url);
const { startTestServerProcess } = (await import(built.href)) as typeof import("./index.js");

describe("startTestServerProcess", () => {
  it("serves from another process and returns its journal", async () => {
    const server = await startTestServerProcess({ models: { m: "echo" } });
    const response = await fetch(`${server.url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hi" }] }),
    });
    expect(await response.text()).toContain('"content":"Hi"');
    await server.idle();
    expect(await server.journal()).toMatchObject([{ model: "m", status: 200 }]);
    await server.close();
    await expect(fetch(`${server.url}/models`)).rejects.toThrow("fetch failed");
  });

  it("rejects when it cannot start", async () => {
    const first = await startTestServerProcess({ models: {} });
    const port = Number(new URL(first.url).port);
    await expect(startTestServerProcess({ models: {}, port })).rejects.toThrow("EADDRINUSE");
    await first.close();
  });
});
