// Installs the pnpm that package.json pins, after its hash was checked. No code of it runs before.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

const { packageManager } = readJson(join(root, "package.json"));
const [, version = "", algorithm = "", pinnedHash = ""] =
  /^pnpm@([\d.]+)\+(sha512)\.([0-9a-f]{128})$/.exec(packageManager) ?? [];
if (pinnedHash === "") {
  throw new Error(
    `packageManager in package.json is \`${packageManager}\`. Expected \`pnpm@<version>+sha512.<hash>\`.`,
  );
}

/** The version that package.json pins. */
export const pinnedVersion = version;

// One folder per hash: a new pin is a new installation.
const folder = join(root, "node_modules", ".pinned-pnpm", `${version}-${pinnedHash.slice(0, 16)}`);
const installedMark = join(folder, "checked");

/** The folder that holds `pnpm` once it is installed. */
export const binFolder = join(folder, "node_modules", ".bin");

/** Whether `installPinnedPnpm` has ended well before. */
export function isInstalled() {
  return existsSync(installedMark);
}

/**
 * Downloads pnpm with npm (from its cache if it can), checks the hashes, and installs it.
 *
 * @param {NodeJS.ProcessEnv} env - The environment of npm.
 * @throws {Error} if npm fails or a hash differs.
 */
export function installPinnedPnpm(env) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `{ "private": true }\n`);
  npm(["install", "--ignore-scripts", "--no-package-lock", downloadTarball(env)], env);
  checkExecutable();
  npm(["rebuild"], env); // runs pnpm's install script, which links the executable
  writeFileSync(installedMark, "");
}

/** @param {NodeJS.ProcessEnv} env */
function downloadTarball(env) {
  const downloads = join(folder, "downloads");
  mkdirSync(downloads, { recursive: true });
  npm(["pack", `pnpm@${version}`, "--pack-destination", downloads], env);
  const downloaded = join(downloads, `pnpm-${version}.tgz`);
  const found = createHash(algorithm).update(readFileSync(downloaded)).digest("hex");
  if (found !== pinnedHash) {
    rmSync(downloads, { recursive: true });
    refuse(`pnpm@${version}`, pinnedHash, found, "packageManager in package.json");
  }
  return downloaded;
}

/** The tarball holds a launcher. npm installs the executable of this platform beside it. */
function checkExecutable() {
  const { packages } = readJson(join(folder, "node_modules", ".package-lock.json"));
  const pinned = readJson(join(root, "scripts", "pinned-pnpm.json"));
  for (const [path, { integrity }] of Object.entries(packages)) {
    const name = path.replace("node_modules/", "");
    const expected = pinned[`${name}@${version}`];
    if (expected !== undefined && expected !== integrity) {
      rmSync(join(folder, "node_modules"), { recursive: true });
      refuse(`${name}@${version}`, expected, integrity, "scripts/pinned-pnpm.json");
    }
  }
}

/** @type {(name: string, expected: string, found: string, where: string) => never} */
function refuse(name, expected, found, where) {
  throw new Error(
    [
      `The hash of ${name} is not the pinned one. Nothing of it was run.`,
      `  pinned: ${expected}`,
      `  found:  ${found}`,
      `If the registry is the one you expect, correct the hash in ${where}.`,
    ].join("\n"),
  );
}

/** @type {(args: string[], env: NodeJS.ProcessEnv) => void} */
function npm(args, env) {
  const options = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stdout } = spawnSync(["npm", ...args.map(quoted), ...options].join(" "), {
    cwd: folder,
    env,
    shell: true,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`\`npm ${args[0]}\` failed for pnpm@${version}.\n${stdout}`);
}

/** @param {string} argument */
function quoted(argument) {
  return /^[\w@./:=-]+$/.test(argument) ? argument : JSON.stringify(argument);
}

/**
 * @param {string} file
 * @returns {Record<string, any>}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
