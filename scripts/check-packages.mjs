// Packs every published package and judges the tarball: publint, are-the-types-wrong, its license
// and package.json, no stale file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestFaults } from "./manifest-faults.mjs";
import { packPublished } from "./pack-published.mjs";
import { runStep } from "./step.mjs";
import { entryPoints, root } from "./workspace.mjs";

const attwOptions = ["--profile", "esm-only", "--format", "table-flipped"];
const folder = mkdtempSync(join(tmpdir(), "moagraph-packages-"));
try {
  for (const packed of await packPublished(folder)) await judge(packed);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {Awaited<ReturnType<typeof packPublished>>[0]} packed */
async function judge({ published, tarball }) {
  const { folder: source, manifest } = published;
  const judges = [["publint", "run", tarball, "--strict"]];
  // A package with a command and no import has no types to judge.
  if (entryPoints(published).length > 0) judges.push(["attw", tarball, ...attwOptions]);
  for (const { ok, output } of await Promise.all(judges.map((command) => runStep(command)))) {
    if (!ok) complain(manifest["name"], output);
  }
  const files = filesOf(tarball);
  if (!files.includes("package/LICENSE")) complain(manifest["name"], "LICENSE is not packed.");
  for (const fault of manifestFaults(tarball, source)) complain(manifest["name"], fault);
  for (const file of staleFiles(files)) {
    complain(manifest["name"], `${file} has no source any more: delete ${source}/dist.`);
  }
}

/** @type {(tarball: string) => string[]} */
function filesOf(tarball) {
  return spawnSync("tar", ["-tzf", tarball], { cwd: root, encoding: "utf8" }).stdout.split("\n");
}

/**
 * Whatever is built, tsc writes the types of each source beside each other.
 *
 * @param {string[]} files - The files of a tarball.
 */
function staleFiles(files) {
  const sources = new Set(files.filter((file) => file.startsWith("package/src/")));
  return files
    .filter((file) => file.startsWith("package/dist/") && file.endsWith(".d.ts"))
    .filter((file) => !sources.has(file.replace("/dist/", "/src/").replace(/\.d\.ts$/, ".ts")));
}

/** @type {(name: string, output: string) => void} */
function complain(name, output) {
  console.error(`${name}\n${output.trimEnd()}\n`);
  process.exitCode = 1;
}
