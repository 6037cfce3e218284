import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Contenders, interleave } from "../measure/interleave.js";
import type { Sample } from "../measure/sample.js";
import type { Plan } from "../plan.js";
import { type Row, rowsOf } from "../report/row.js";

const run = promisify(execFile);
const benchmarks = fileURLToPath(new URL("../../../", import.meta.url));
const commandLine = fileURLToPath(
  new URL("../../../../packages/cli/bin/moagraph.js", import.meta.url),
);

/** The imports and commands to measure, with their programs. */
const starts: Readonly<Record<string, Contenders>> = {
  "@moagraph/core/graph": { moagraph: importOf("@moagraph/core/graph") },
  "@langchain/langgraph": { "hand-written": importOf("@langchain/langgraph") },
  // The time that core adds. With LangGraph's import included, it would be within the noise.
  "@moagraph/core beyond it": { moagraph: importOf("@moagraph/core", "@langchain/langgraph") },
  "moagraph list": {
    floor: startOf(["-e", "0"]),
    moagraph: startOf([commandLine, "list"]),
  },
};

/** Measures cold starts: imports in separate processes, and the command line. */
export async function coldStart({ repetitions, warmUpMs }: Plan): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, contenders] of Object.entries(starts)) {
    // The first start reads from the disk and does not count.
    if (warmUpMs > 0) await interleave(contenders, 1);
    rows.push(...rowsOf("cold-start", what, await interleave(contenders, repetitions)));
  }
  return rows;
}

/**
 * Imports a package in a new process and returns the time of the import.
 *
 * @param before - Packages that are imported before.
 */
function importOf(name: string, ...before: readonly string[]): () => Promise<Sample> {
  const program = [
    ...before.map((each) => `await import(${JSON.stringify(each)});`),
    "const begin = performance.now();",
    `await import(${JSON.stringify(name)});`,
    "console.log(performance.now() - begin);",
  ].join("\n");
  return async () => {
    const { stdout } = await startNode(["--input-type=module", "-e", program]);
    return { "import-ms": Number(stdout) };
  };
}

/** Starts a program and waits for its end. */
function startOf(command: readonly string[]): () => Promise<Sample> {
  return async () => {
    const begin = performance.now();
    await startNode(command);
    return { "wall-ms": performance.now() - begin };
  };
}

function startNode(args: readonly string[]): Promise<{ stdout: string }> {
  return run(process.execPath, [...args], { cwd: benchmarks });
}
