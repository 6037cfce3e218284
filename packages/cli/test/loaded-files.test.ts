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

/** The addresses of the files that a run loads, from V8's record of them. */
async function loadedBy(name: string, args: readonly string[]): Promise<string[]> {
  const coverage = join(folder, name);
  const { exitCode } = await moagraph(["run", "moa-lite", "Why?", "--offline", ...args], {
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

test("only a run with --report loads Preact", async () => {
  const plain = await loadedBy("plain", []);
  const reported = await loadedBy("reported", ["--report", "out.html"]);
  const preact = /\/node_modules\/preact\//;
  expect(reported.some((url) => preact.test(url))).toBe(true);
  expect(plain.some((url) => url.includes("/report/dist/words.js"))).toBe(true);
  expect(plain.filter((url) => preact.test(url))).toEqual([]);
});
