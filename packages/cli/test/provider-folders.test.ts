import {
  cp,
  chown,
  lchown,
  mkdir,
  mkdtemp,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { moagraph } from "./hosted-command.js";

const scripted = fileURLToPath(new URL("scripted-together", import.meta.url));
const installed = join(inject("bundledCommand"), "node_modules/@moagraph/together");

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
  const env = { TOGETHER_API_KEY: "together-key-1" };
  const { exitCode, stderr } = await moagraph(["plan", "moa-lite", "--debug"], { cwd: work, env });
  expect(exitCode).toBe(0);
  return stderr.split("\n").filter((line) => line.startsWith("debug: "));
}

const isRoot = process.getuid?.() === 0;

/** Whether the provider in a folder is skipped if another user owns a file, a folder or a link. */
async function skippedFor(path: string, folder: string): Promise<boolean> {
  await lchown(path, 12_345, 12_345);
  const [first] = await debugLines();
  await lchown(path, 0, 0);
  return first === `debug: ${join(folder, "index.js")} is skipped: another user owns ${path}`;
}

const loadedFrom = (folder: string): string =>
  `debug: @moagraph/together is loaded from ${join(folder, "index.js")}`;
const ownPackage = loadedFrom(installed);

describe("a provider", () => {
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

  test("is not loaded from above a package.json that links to nothing", async () => {
    await install(join(top, "my"));
    await writeFile(join(top, "my/package.json"), "{}");
    await symlink("nothing.json", join(work, "package.json"));
    expect(await debugLines()).toEqual([ownPackage]);
  });

  test.runIf(isRoot)("is not loaded by a link or a folder of another user", async () => {
    const place = await install(work);
    const moved = join(top, "shared/deep/together");
    const link = join(top, "links/together");
    await mkdir(join(top, "shared/deep"), { recursive: true });
    await mkdir(join(top, "links"));
    await rename(place, moved);
    await symlink("../shared/deep/together", link);
    await symlink(link, place);
    expect(await debugLines()).toEqual([loadedFrom(moved)]);
    const paths = ["links", "links/together", "shared", "shared/deep", "shared/deep/together"];
    for (const path of paths) expect(await skippedFor(join(top, path), moved)).toBe(true);
    expect(await skippedFor(place, moved)).toBe(true);
    // Its owner decides about the whole project too.
    expect(await skippedFor(top, moved)).toBe(false);
  });

  test.runIf(isRoot)("is not loaded if another user owns what is inside it", async () => {
    const place = await install(work);
    const manifest = { name: "@moagraph/together", type: "module", exports: "./dist/esm/index.js" };
    await writeFile(join(place, "package.json"), JSON.stringify(manifest));
    const inner = join(place, "dist/esm");
    await mkdir(inner, { recursive: true });
    await rename(join(place, "index.js"), join(inner, "index.js"));
    expect(await debugLines()).toEqual([loadedFrom(inner)]);
    for (const path of ["package.json", "dist", "dist/esm", "dist/esm/index.js"]) {
      expect(await skippedFor(join(place, path), inner)).toBe(true);
    }
  });

  test.runIf(isRoot)("of another user is not loaded", async () => {
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
