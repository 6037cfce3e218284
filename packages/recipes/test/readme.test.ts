import { readFile } from "node:fs/promises";
import { toMermaid } from "@moagraph/core/graph";
import { moa } from "../src/index.js";
import { describe, expect, test } from "vitest";

describe("the README of the repository", () => {
  test("shows the recipe moa as the code draws it", async () => {
    const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
    expect(readme).toContain(`\`\`\`mermaid\n${toMermaid(moa.graph)}\`\`\`\n`);
  });
});
