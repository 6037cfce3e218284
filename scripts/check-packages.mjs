// Packs every published package and judges the tarball: publint, are-the-types-wrong, its license
// and package.json, no stale file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { filterProblems, problemKindInfo } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { manifestFaults } from "./manifest-faults.mjs";
import { packPublished } from "./pack-published.mjs";
import { entryPoints, root } from "./workspace.mjs";

const folder = mkdtempSync(join(tmpdir(), "moagraph-packages-"));
try {
  for (const packed of await packPublished(folder)) await judge(packed);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {Awaited<ReturnType<typeof packPublished>>[0]} packed */
async function judge({ published, tarball }) {
  const { folder: source, manifest } = published;
  const data = new Uint8Array(readFileSync(tarball));
  for (const fault of await publintFaults(data)) complain(manifest["name"], fault);
  // A package with a command and no import has no types to judge.
  if (entryPoints(published).length > 0) {
    for (const fault of await typeFaults(data)) complain(manifest["name"], fault);
  }
  const files = filesOf(tarball);
  if (!files.includes("package/LICENSE")) complain(manifest["name"], "LICENSE is not packed.");
  for (const fault of manifestFaults(tarball, source)) complain(manifest["name"], fault);
  for (const file of staleFiles(files)) {
    complain(manifest["name"], `${file} has no source any more: delete ${source}/dist.`);
  }
}

/** @type {(data: Uint8Array<ArrayBuffer>) => Promise<string[]>} */
async function publintFaults(data) {
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true });
  return messages.map((message) => formatMessage(message, pkg) ?? message.code);
}

/** The faults of types for importers that are ES modules. @type {(data: Uint8Array) => Promise<string[]>} */
async function typeFaults(data) {
  const result = await checkPackage(createPackageFromTarballData(data));
  if (!result.types) return ["It has no types."];
  const problems = /** @type {const} */ (["node16-esm", "bundler"]).flatMap((resolutionKind) =>
    filterProblems(result, { resolutionKind }),
  );
  return [...new Set(problems)].map(
    (problem) => `${problemKindInfo[problem.kind].title}: ${JSON.stringify(problem)}`,
  );
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
    .map((file) => ({ file, source: file.replace("/dist/", "/src/").replace(/\.d\.ts$/, "") }))
    .filter(({ source }) => !sources.has(`${source}.ts`) && !sources.has(`${source}.tsx`))
    .map(({ file }) => file);
}

/** @type {(name: string, output: string) => void} */
function complain(name, output) {
  console.error(`${name}\n${output.trimEnd()}\n`);
  process.exitCode = 1;
}
