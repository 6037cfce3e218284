import { join } from "node:path";
import { expect, test } from "vitest";
import { testFolder, writeIn } from "../../test/write-data.js";
import { spentUsd } from "./spent-usd.js";

test("spentUsd adds the cost of all rows, also of those that a later row replaces", async () => {
  const folder = await testFolder();
  const rows = [0.5, 0.25, null].map((costUsd) => JSON.stringify({ id: 1, usage: { costUsd } }));
  await writeIn(folder, "answers.jsonl", `${rows.join("\n")}\n{"id":2,"usa`);
  expect(await spentUsd(join(folder, "answers.jsonl"))).toBe(0.75);
  expect(await spentUsd(join(folder, "none.jsonl"))).toBe(0);
});
