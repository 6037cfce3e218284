import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Told } from "./renamed/told.js";

/** The files of a bundle by name: the scenario in one, LangGraph and LangChain in another. */
type Bundle = ReadonlyMap<string, string>;

let folder: string;
let bundle: Bundle;
let reference: Told;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "moagraph-renamed-"));
  const input = join(import.meta.dirname, "renamed/scenario.ts");
  // From the sources, as all of core's tests: they need no build.
  const resolve = { conditionNames: ["@moagraph/source", "node", "import", "default"] };
  const build = await rolldown({ input, platform: "node", resolve, logLevel: "silent" });
  const { output } = await build.generate({
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name].mjs",
    codeSplitting: { groups: [{ name: "langchain", test: /node_modules\/@langchain\// }] },
  });
  bundle = new Map(output.map((file) => [file.fileName, "code" in file ? file.code : ""]));
  reference = await toldBy("reference", bundle);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** For a process of a second: optimized code and a growing heap cost it a quarter of its time. */
const forShortRuns = [
  "--no-opt",
  "--no-sparkplug",
  "--single-threaded",
  "--max-semi-space-size=64",
];

/** Starts the scenario in a process of its own, after `before` if that is given. */
async function toldBy(name: string, files: Bundle, before = ""): Promise<Told> {
  const own = join(folder, name.replaceAll(/\W/g, "-"));
  await mkdir(own);
  for (const [file, code] of files) await writeFile(join(own, file), code);
  const loaded = `data:text/javascript,${encodeURIComponent(before)}`;
  const started = [...forShortRuns, "--import", loaded, join(own, "scenario.mjs")];
  const { stdout } = await promisify(execFile)(process.execPath, started);
  return JSON.parse(stdout) as Told;
}

/** The bundle with a name of LangGraph's and LangChain's changed, and none of ours. */
function renamed(name: RegExp): Bundle {
  const code = bundle.get("langchain.mjs") ?? "";
  const changed = code.replaceAll(name, (found) => `${found}Renamed`);
  expect(changed).not.toBe(code);
  return new Map([...bundle, ["langchain.mjs", changed]]);
}

/** What a row expects: by default, no warning, and that `redact` works. */
interface Expected {
  readonly warns?: true;
  readonly refuses?: true;
}

// Names whose renaming must not be noticed are renamed together, so that fewer processes start.
const rows: readonly [internal: string, name: RegExp, expected: Expected][] = [
  ["getNode", /\bgetNode\b/g, { warns: true }],
  ["allEdges", /\ballEdges\b/g, { warns: true }],
  ["_defaults", /\b_defaults\b/g, { refuses: true }],
  ["_streamIterator", /\b_streamIterator\b/g, { warns: true }],
  ["the steps of its loop", /\b(?:_runLoop|_executeTasksWithRetry|_updateId|__pregel_pull)\b/g, {}],
  ["_callWithConfig", /\b_callWithConfig\b/g, { warns: true }],
  ["__pregel_send", /\b__pregel_send\b/g, { warns: true }],
  [
    "the keys of a task's config",
    /\b__pregel_(?:scratchpad|call|task_id|checkpointer|abort_signals)\b/g,
    {},
  ],
  ["lc:child_config", /lc:child_config/g, { warns: true }],
  ["runWithConfig", /\brunWithConfig\b/g, { warns: true }],
  ["getInstance", /\bgetInstance\b/g, { warns: true }],
  ["marks of values", /lc:context_variables|\blc_serializable\b/g, {}],
  ["triggers of a node", /\btriggers\b/g, { warns: true }],
  ["writers of a node", /\bwriters\b/g, { warns: true }],
  ["validate of a graph", /\bvalidate(?=\(\))/g, { warns: true }],
  ["inheritableHandlers", /\binheritableHandlers\b/g, { refuses: true }],
  [
    "names of the caller's streams",
    /(?<=["'])(?:StreamMessagesHandler|event_stream_tracer)\b/g,
    {},
  ],
  ["tracers", /\b(?:langchain_tracer|copyWithTracingConfig|_createRunFor(?=[A-Z]))/g, {}],
];

test("with the installed LangGraph, all wirings give the same, without a warning", () => {
  expect(reference.fast).toEqual(reference.plain);
  expect(reference).toMatchObject({ redacted: [0, 0, 0], warnings: [] });
  expect(JSON.stringify(reference.fast)).toMatch(/fuse says.*slow says/);
});

describe.concurrent("where LangGraph or LangChain renames", () => {
  test.each(rows)(
    "%s: same ledger, nothing leaked, one warning at most",
    async (internal, name, { warns, refuses }) => {
      const told = await toldBy(internal, renamed(name));
      expect([told.fast, told.plain]).toEqual([reference.plain, reference.plain]);
      expect(told.redacted).toEqual(
        Array.from({ length: 3 }, () => (refuses ? "REDACTION_BYPASSED" : 0)),
      );
      expect(told.warnings).toEqual(warns ? ["MOAGRAPH_PLAIN_WIRING"] : []);
    },
  );
});

test("without AsyncLocalStorage, as in browsers: the same, nothing leaked, no warning", async () => {
  const storage = "{ getStore() {}, run: (_, callback) => callback(), enterWith() {} }";
  const before = `globalThis[Symbol.for("ls:tracing_async_local_storage")] = ${storage};`;
  const told = await toldBy("browser", bundle, before);
  expect(told).toEqual({ ...reference, redacted: [0, 0, 0], warnings: [] });
});
