import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

/** @typedef {Awaited<ReturnType<typeof import("./pack-published.mjs").packPublished>>} Packed */

/**
 * Makes an application with no dependency. What npm and pnpm install there takes our own packages
 * from the tarballs, since they may not be in the registry yet.
 *
 * @param {string} folder
 * @param {Packed} packed
 * @param {string[]} direct - Packages that will be installed by their tarball. npm takes no override for them.
 * @param {Record<string, string>} [versions] - Other packages to hold at a version.
 */
export function emptyApp(folder, packed, direct, versions = {}) {
  mkdirSync(folder, { recursive: true });
  const tarballs = packed.map(({ published, tarball }) => ({
    name: String(published.manifest["name"]),
    tarball: `file:${tarball}`,
  }));
  const forNpm = tarballs.filter(({ name }) => !direct.includes(name));
  const overrides = Object.fromEntries(forNpm.map(({ name, tarball }) => [name, tarball]));
  const manifest = { private: true, type: "module", overrides: { ...versions, ...overrides } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const lines = [
    ...tarballs.map(({ name, tarball }) => `  "${name}": "${tarball}"`),
    ...Object.entries(versions).map(([name, version]) => `  "${name}": "${version}"`),
  ];
  // Without its own workspace file pnpm would look for one above.
  writeFileSync(join(folder, "pnpm-workspace.yaml"), `overrides:\n${lines.join("\n")}\n`);
}

/**
 * What to install for a package of an install line: its tarball, if it is ours.
 *
 * @param {string} name
 * @param {Packed} packed
 */
export function installSpec(name, packed) {
  return packed.find(({ published }) => published.manifest["name"] === name)?.tarball ?? name;
}

/**
 * The version of a dependency that the repository is tested with.
 *
 * @param {string} folder - A package that has it, relative to the repository.
 * @param {string} name
 * @returns {string}
 */
export function testedVersion(folder, name) {
  const manifest = join(root, folder, "node_modules", name, "package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
