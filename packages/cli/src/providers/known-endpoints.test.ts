import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { isLocal, localServers } from "./local-servers.js";
import { baseUrlVariable } from "./endpoint-variables.js";
import { knownEndpoints } from "./known-endpoints.js";

test("has every server of the page about endpoints, with the same id and address", async () => {
  const page = new URL("../../../../apps/docs/providers/endpoints.md", import.meta.url);
  const text = await readFile(page, "utf8");
  const lines = [...text.matchAll(/^export (\w+_BASE_URL)=(\S+)$/gm)].map(([, name, url]) => [
    name,
    url,
  ]);
  expect(lines.length).toBeGreaterThan(10);
  const known = Object.entries(knownEndpoints).map(([id]) => baseUrlVariable(id));
  expect(known).toEqual(expect.arrayContaining(lines.map(([name]) => name)));
  const served = localServers.map(({ id, port }) => `${baseUrlVariable(id)} ${port}`);
  expect(served).toEqual(
    expect.arrayContaining(lines.map(([name, url]) => `${name} ${new URL(url ?? "").port}`)),
  );
});

test.each([
  ["ollama", undefined, true],
  ["vllm", "http://localhost:9000/v1", true],
  ["vllm", "http://10.0.0.7:8000/v1", false],
  ["litellm", "http://localhost:4000/v1", false],
  ["openai", "http://localhost:8000/v1", false],
])("models of %s at %s run on this machine: %s", (id, address, expected) => {
  expect(isLocal(id, address)).toBe(expected);
});
