import { cp, chown, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { moagraph } from "./moagraph.js";

const scripted = fileURLToPath(new URL("scripted-together", import.meta.url));
const installed = fileURLToPath(new URL("../../providers/together", import.meta.url));

let top: string;
let work: string;
beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), "moagraph-cli-")));
  work = join(top, "my/project");
  await mkdir(work, { recursive: true });
});
afterEach(() => rm(top, { recursive: true, force: true }));

/** Installs a provider in a folder. */
async function install(folder: string): Promise<string> {
  const place = join(folder, "node_modules/@moagraph/together");
  await cp(scripted, place, { recursive: true });
  return place;
}

/** The file from which the provider is loaded, and what is skipped. */
async function debugLines(): Promise<string[]> {
  const options = { cwd: work, env: { TOGETHER_API_KEY: "together-key-1" } };
  const { exitCode, stderr } = await moagraph(["plan", "moa-lite", "--debug"], options);
  expect(exitCode).toBe(0);
  return stderr.split("\n").filter((line) => line.startsWith("debug: "));
}

const loadedFrom = (folder: string): string =>
  `debug: @moagraph/together is loaded from ${join(folder, "index.js")}`;
const ownPackage = loadedFrom(join(installed, "dist"));

describe("a provider", { timeout: 60_000 }, () => {
  test("is loaded from the current folder", async () => {
    expect(await debugLines()).toEqual([ownPackage]);
    const place = await install(work);
    expect(await debugLines()).toEqual([loadedFrom(place)]);
  });

  test("is loaded from a parent folder only up to the nearest package.json", async () => {
    const place = await install(join(top, "my"));
    expect(await debugLines()).toEqual([ownPackage]);
    await writeFile(join(top, "my/package.json"), "{}");
    expect(await debugLines()).toEqual([loadedFrom(place)]);
    await writeFile(join(work, "package.json"), "{}");
    expect(await debugLines()).toEqual([ownPackage]);
  });

  test.runIf(process.getuid?.() === 0)("of another user is not loaded", async () => {
    const place = await install(work);
    const modules = join(work, "node_modules");
    for (const folder of [work, modules, join(modules, "@moagraph"), place]) {
      await chown(folder, 12_345, 12_345);
      expect(await debugLines()).toEqual([
        `debug: ${join(place, "index.js")} is skipped: another user owns ${folder}`,
        ownPackage,
      ]);
      await chown(folder, 0, 0);
    }
  });
});
