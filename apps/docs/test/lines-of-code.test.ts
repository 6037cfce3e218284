/** The table of "Coming from" counts the lines of the programs that its pages show. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { site } from "./page-examples.js";
import { readPage } from "./pages/page.js";

const table = readFileSync(join(site, "coming-from/index.md"), "utf8");
const [, promiseAll, langGraph, , , ours] =
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
