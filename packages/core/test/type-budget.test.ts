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

let small: Compiled;
let large: Compiled;

beforeAll(async () => {
  // Beside no source: other checks read the folders of sources while the tests run.
  folder = await mkdtemp(join(here, "../node_modules/.type-budget-"));
  // The compiler takes longest for the sources of core, so one start compiles several programs.
  const misspelt = programOf({ nodes: 2, misspelt: "x" });
  small = await compile({ app: programOf({ nodes: 2, usage: usageOfApp }), misspelt });
  large = await compile({ app: programOf({ nodes: 200, usage: usageOfApp }), misspelt });
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

interface Compiled {
  readonly instantiations: number;
  /** The errors in the programs themselves, not in the sources of core, by the name of the program. */
  readonly errors: Readonly<Record<string, string>>;
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

function programOf({ nodes, misspelt = "", usage = [] }: Source): string {
  const names = Array.from({ length: nodes - 1 }, (_, index) => `n${index}`);
  const proposers = names.map((name) => `    ${name}: proposer({ model: "x:${name}" }),`);
  const reads = names.map((name) => JSON.stringify(name + misspelt)).join(", ");
  return [
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
  ].join("\n");
}

async function compile(programs: Readonly<Record<string, string>>): Promise<Compiled> {
  const paths = Object.keys(programs).map((name) => join(folder, `${name}.ts`));
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(folder, `${name}.ts`), text);
  }
  const options = [
    "--ignoreConfig",
    // Each thread would check the types of LangGraph and LangChain again.
    "--singleThreaded",
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
  const { stdout } = await run(process.execPath, [compiler, ...options, ...target, ...paths]).catch(
    (error: { stdout: string }) => error,
  );
  const errorsOf = (name: string): string =>
    stdout
      .split("\n")
      .filter((line) => line.includes(`${name}.ts(`) && line.includes("error TS"))
      .join("\n");
  return {
    instantiations: Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]),
    errors: Object.fromEntries(Object.keys(programs).map((name) => [name, errorsOf(name)])),
  };
}

describe("the type budget", () => {
  // An app includes its graph, so the budget holds for the graph alone too.
  test("grows linearly to 200 nodes, at most 60 instantiations a node of an app", () => {
    expect([small.errors["app"], large.errors["app"]]).toEqual(["", ""]);
    expect((large.instantiations - small.instantiations) / 198).toBeLessThan(60);
  });

  test("says in a sentence which node reads which unknown name", () => {
    expect(small.errors["misspelt"]).toContain('Node \\"fuse\\" reads unknown node \\"n0x\\"');
  });
});
