/** The table of "Coming from" counts the lines of the programs that its pages show. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { site } from "./page-examples.js";
import { readPage } from "./pages/page.js";

const table = readFileSync(join(site, "coming-from/index.md"), "utf8");
const [, promiseAll, langGraph, moaPy, , ours] =
  /^\| Lines of code .*$/m.exec(table)?.[0].split("|").slice(1) ?? [];

test.each([
  { page: "promise-all", program: "promise-all", stated: promiseAll },
  { page: "hand-written-langgraph", program: "langgraph", stated: langGraph },
  { page: "index", program: "moagraph", stated: ours },
])("$program has as many lines as the table says", ({ page, program, stated }) => {
  const path = `coming-from/${page}.md`;
  const { examples } = readPage(path, readFileSync(join(site, path), "utf8"));
  const code = examples.find(({ stem }) => stem === program)?.code ?? "";
  const lines = code.split("\n").filter((line) => !/^\s*(?:\/[/*]|\*|$)/.test(line));
  expect(lines.length).toBe(Number(stated));
});

test("moa.py, which is not in this repository, has the same number of lines on both pages", () => {
  const page = readFileSync(join(site, "coming-from/paper-code.md"), "utf8");
  const stated = /two-layer example of (\d+)\s+lines/.exec(page)?.[1];
  expect(stated).toBe(moaPy?.trim());
});
