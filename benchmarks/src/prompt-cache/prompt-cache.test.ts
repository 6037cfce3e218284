import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cacheRows } from "./cache-table.js";

test("the page about what a node sees has the measured tokens", async () => {
  const page = readFileSync(
    new URL("../../../apps/docs/guide/what-a-node-sees.md", import.meta.url),
    "utf8",
  );
  const cells = page
    .split("\n")
    .filter((line) => /^\| `(?:system|end)` /.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
  expect(cells).toEqual(await cacheRows());
});
