// `npm run check:release`: makes a release of the last commit in a clone, publishes nothing, and
// checks the versions, the changelogs and the ranges that it gives.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestFaults, packedManifest } from "./manifest-faults.mjs";
import { runStep } from "./step.mjs";
import { publishedPackages, root } from "./workspace.mjs";

const packages = publishedPackages();
const names = packages.map(({ manifest }) => String(manifest["name"])).toSorted();
const folder = mkdtempSync(join(tmpdir(), "moagraph-release-"));
const clone = join(folder, "clone");
const tarballs = join(folder, "tarballs");

try {
  await run(["turbo", "run", "build", "--output-logs=errors-only"], root);
  await run(["git", "clone", "--quiet", root, clone], folder);
  await run(["pnpm", "install", "--frozen-lockfile", "--prefer-offline"], clone);
  for (const { folder: each } of packages) {
    cpSync(join(root, each, "dist"), join(clone, each, "dist"), { recursive: true });
  }
  await run(["changeset", "version"], clone);
  const dryRun = ["--dry-run", "--no-git-checks", "--access", "public"];
  compare("published", publishedIn(await run(["pnpm", "-r", "publish", ...dryRun], clone)), names);
  await run(
    ["pnpm", "-r", "--filter=./packages/**", "pack", "--pack-destination", tarballs],
    clone,
  );
  checkTarballs();
} finally {
  rmSync(folder, { recursive: true });
}

function checkTarballs() {
  const packed = readdirSync(tarballs).map((file) => join(tarballs, file));
  const manifests = packed.map((tarball) => ({ tarball, manifest: packedManifest(tarball) }));
  const versions = new Map(manifests.map(({ manifest: { name, version } }) => [name, version]));
  compare("packed", manifests.map(({ manifest: { name } }) => String(name)).toSorted(), names);
  for (const { tarball, manifest } of manifests) {
    const own = packages.find((each) => each.manifest["name"] === manifest["name"])?.folder ?? "";
    const faults = [
      ...manifestFaults(tarball, own),
      ...versionFaults(manifest, versions),
      ...changelogFaults(own, manifest["version"]),
    ];
    for (const fault of faults) complain(`${manifest["name"]}: ${fault}`);
    console.log(`${manifest["name"]} ${manifest["version"]}`);
  }
}

/** @type {(manifest: Record<string, any>, versions: Map<string, string>) => string[]} */
function versionFaults({ version, dependencies = {}, peerDependencies = {} }, versions) {
  const ours = Object.entries({ ...dependencies, ...peerDependencies })
    .filter(([name, range]) => versions.has(name) && range !== `^${versions.get(name)}`)
    .map(([name, range]) => `${name} is at ${range}, expected ^${versions.get(name)}`);
  return version === "0.0.0" ? ["the version is 0.0.0: no changeset names it", ...ours] : ours;
}

/** @type {(own: string, version: string) => string[]} */
function changelogFaults(own, version) {
  const file = join(clone, own, "CHANGELOG.md");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return text.includes(`\n## ${version}\n`) ? [] : [`CHANGELOG.md has no section ${version}`];
}

/** @type {(output: string) => string[]} */
function publishedIn(output) {
  const lines = [...output.matchAll(/^\S+ ((?:@[\w-]+\/)?[\w-]+)@\d\S* → /gm)];
  return lines.map(([, name]) => name ?? "").toSorted();
}

/** @type {(what: string, found: string[], expected: string[]) => void} */
function compare(what, found, expected) {
  if (found.join() === expected.join()) return;
  complain(`${what}: ${found.join(", ")}\nexpected: ${expected.join(", ")}`);
}

/** @type {(command: string[], cwd: string) => Promise<string>} */
async function run(command, cwd) {
  const { ok, output } = await runStep(command, { cwd });
  if (!ok) throw new Error(`${command.join(" ")}\n${output}`);
  return output;
}

/** @param {string} fault */
function complain(fault) {
  console.error(fault);
  process.exitCode = 1;
}
