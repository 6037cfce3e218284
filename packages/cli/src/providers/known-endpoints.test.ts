import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { localServers } from "./local-servers.js";
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
