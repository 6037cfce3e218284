/** The cost of typed graphs and apps for the compiler, in type instantiations, which do not depend on load. */
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
  /** The errors in the program itself. */
  readonly errors: string;
}

interface Source {
  readonly nodes: number;
  /** Is added to each name in `reads`, so that no node has it. */
  readonly misspelt?: string;
  /** The lines that use the graph. */
  readonly usage?: readonly string[];
}

/** What a program does with an app. The graph has the nodes `n0` and `fuse`. */
const usageOfApp = [
  'import { compile, streamRun } from "../../src/index.js";',
  "const app = compile(graph);",
  'const { proposals } = await app.invoke("Why?", { interruptBefore: ["n0"] });',
  "export const node = proposals[0]?.node;",
  'for await (const chunk of await app.stream("Why?")) chunk["n0"]?.proposals;',
  'for await (const event of streamRun(app, "Why?")) event.type;',
];

function compileApp(file: string, source: Source): Promise<Compiled> {
  return compileGraph(file, { ...source, usage: usageOfApp });
}

async function compileGraph(
  file: string,
  { nodes, misspelt = "", usage = [] }: Source,
): Promise<Compiled> {
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
    ...usage,
  ];
  const path = join(folder, file);
  await writeFile(path, source.join("\n"));
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--extendedDiagnostics",
    "--customConditions",
    "@moagraph/source",
    "--pretty",
    "false",
  ];
  const target = ["--target", "es2023", "--module", "nodenext", "--types", ""];
  const { stdout } = await run(process.execPath, [compiler, ...options, ...target, path]).catch(
    (error: { stdout: string }) => error,
  );
  const errors = stdout
    .split("\n")
    .filter((line) => line.includes(file) && line.includes("error TS"));
  return {
    instantiations: Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]),
    errors: errors.join("\n"),
  };
}

describe("the type budget", () => {
  // An app includes its graph, so the budget holds for the graph alone too.
  test("grows linearly to 200 nodes, at most 60 instantiations a node of an app", async () => {
    const one = await compileApp("one.ts", { nodes: 2 });
    const twoHundred = await compileApp("two-hundred.ts", { nodes: 200 });
    expect([one.errors, twoHundred.errors]).toEqual(["", ""]);
    expect((twoHundred.instantiations - one.instantiations) / 198).toBeLessThan(60);
  }, 120_000);

  test("says in a sentence which node reads which unknown name", async () => {
    const { errors } = await compileGraph("misspelt.ts", { nodes: 2, misspelt: "x" });
    expect(errors).toContain('Node \\"fuse\\" reads unknown node \\"n0x\\"');
  }, 60_000);
});
