/** What the typed literal costs the compiler, counted in type instantiations, so that it stays cheap. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const compiler = join(
  dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin/tsc",
);
let folder = "";

beforeAll(async () => {
  // Beside no source: other checks read the folders of sources while the tests run.
  folder = await mkdtemp(join(here, "../node_modules/.type-budget-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Compiled {
  readonly instantiations: number;
  readonly output: string;
}

async function compileGraph(file: string, nodes: number, misspelt = ""): Promise<Compiled> {
  const names = Array.from({ length: nodes - 1 }, (_, index) => `n${index}`);
  const proposers = names.map((name) => `    ${name}: proposer({ model: "x:${name}" }),`);
  const reads = names.map((name) => JSON.stringify(name + misspelt)).join(", ");
  const source = [
    'import { aggregator, defineGraph, proposer } from "../../src/graph.js";',
    "export const graph = defineGraph({",
    '  name: "budget",',
    "  nodes: {",
    ...proposers,
    `    fuse: aggregator({ model: "x:fuse", reads: [${reads}] }),`,
    "  },",
    '  output: "fuse",',
    "});",
  ];
  const path = join(folder, file);
  await writeFile(path, source.join("\n"));
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--extendedDiagnostics",
    "--pretty",
    "false",
  ];
  const target = ["--target", "es2023", "--module", "nodenext", "--types", ""];
  const { stdout } = await run(process.execPath, [compiler, ...options, ...target, path]).catch(
    (error: { stdout: string }) => error,
  );
  return { instantiations: Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]), output: stdout };
}

describe("the type budget of defineGraph", () => {
  test("grows linearly to 200 nodes, at most 60 instantiations a node", async () => {
    const [one, fifty, twoHundred] = [
      await compileGraph("one.ts", 2),
      await compileGraph("fifty.ts", 50),
      await compileGraph("two-hundred.ts", 200),
    ];
    for (const { output } of [one, fifty, twoHundred]) expect(output).not.toContain("error TS");
    expect((fifty.instantiations - one.instantiations) / 48).toBeLessThan(60);
    expect((twoHundred.instantiations - one.instantiations) / 198).toBeLessThan(60);
  }, 60_000);

  test("says in a sentence which node reads which unknown name", async () => {
    const { output } = await compileGraph("misspelt.ts", 2, "x");
    expect(output).toContain('Node \\"fuse\\" reads unknown node \\"n0x\\"');
  }, 60_000);
});
