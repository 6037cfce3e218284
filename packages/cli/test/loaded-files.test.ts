import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moagraph, unbundledBin } from "./moagraph.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "moagraph-loaded-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The addresses of the files that a command loads, from V8's record of them. */
async function loadedBy(name: string, args: readonly string[]): Promise<string[]> {
  const coverage = join(folder, name);
  const { exitCode } = await moagraph(args, {
    cwd: folder,
    command: unbundledBin,
    env: { NODE_V8_COVERAGE: coverage },
  });
  expect(exitCode).toBe(0);
  const files = await readdir(coverage);
  const texts = await Promise.all(files.map((file) => readFile(join(coverage, file), "utf8")));
  return texts.flatMap((text) => {
    const { result } = JSON.parse(text) as { readonly result: readonly { readonly url: string }[] };
    return result.map(({ url }) => url);
  });
}

const run = ["run", "moa-lite", "Why?", "--offline"];

test("a command loads only what it needs", { timeout: 240_000 }, async () => {
  const [listed, plain, reported] = await Promise.all([
    loadedBy("listed", ["list"]),
    loadedBy("plain", run),
    loadedBy("reported", [...run, "--report", "out.html"]),
  ]);
  const loads = (files: readonly string[]) => ({
    recipes: files.some((url) => url.includes("/recipes/dist/")),
    langGraph: files.some((url) => url.includes("/@langchain/langgraph/")),
    yaml: files.some((url) => url.includes("/node_modules/yaml/")),
    wordsOfReports: files.some((url) => url.includes("/report/dist/words.js")),
    preact: files.some((url) => url.includes("/node_modules/preact/")),
  });
  const none = { recipes: true, langGraph: false, yaml: false, preact: false };
  expect(loads(listed)).toMatchObject(none);
  const ofRun = { ...none, langGraph: true, wordsOfReports: true };
  expect(loads(plain)).toEqual(ofRun);
  expect(loads(reported)).toEqual({ ...ofRun, preact: true });
});
