// Packs every published package and judges the tarball: publint, are-the-types-wrong, no stale file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runStep } from "./step.mjs";
import { entryPoints, publishedPackages, root } from "./workspace.mjs";

const attwOptions = ["--profile", "esm-only", "--format", "table-flipped"];
const folder = mkdtempSync(join(tmpdir(), "moagraph-packages-"));
try {
  for (const published of publishedPackages()) {
    await judge(published, join(folder, published.manifest["name"].replace("/", "-")));
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** @type {(published: ReturnType<typeof publishedPackages>[0], destination: string) => Promise<void>} */
async function judge(published, destination) {
  const { folder: source, manifest } = published;
  const packed = await runStep(["pnpm", "-C", source, "pack", "--pack-destination", destination]);
  if (!packed.ok) return complain(manifest["name"], packed.output);
  const tarball = join(destination, readdirSync(destination)[0] ?? "");

  const judges = [["publint", "run", tarball, "--strict"]];
  // A package with a command and no import has no types to judge.
  if (entryPoints(published).length > 0) judges.push(["attw", tarball, ...attwOptions]);
  for (const { ok, output } of await Promise.all(judges.map((command) => runStep(command)))) {
    if (!ok) complain(manifest["name"], output);
  }
  for (const file of staleFiles(tarball)) {
    complain(manifest["name"], `${file} has no source any more: delete ${source}/dist.`);
  }
}

/**
 * Whatever is built, tsc writes the types of each source beside each other.
 *
 * @param {string} tarball
 */
function staleFiles(tarball) {
  const files = spawnSync("tar", ["-tzf", tarball], { cwd: root, encoding: "utf8" }).stdout.split(
    "\n",
  );
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
