import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const textOf = (file: URL): string => readFileSync(fileURLToPath(file), "utf8");

test("THIRD-PARTY-LICENSES.md has the license of the saver that is bundled", () => {
  const saver = import.meta.resolve("@langchain/langgraph-checkpoint-sqlite");
  const license = textOf(new URL("../LICENSE", saver));
  expect(license).toContain("MIT License");
  expect(textOf(new URL("../THIRD-PARTY-LICENSES.md", import.meta.url))).toContain(license.trim());
});
