import { spawnSync } from "node:child_process";

const repository = "https://github.com/moagraph/moagraph";
const listsOfDependencies = ["dependencies", "peerDependencies", "optionalDependencies"];

/**
 * Reads the package.json of a tarball and says what is wrong with it: a dependency that is not a
 * range of versions, or a missing address.
 *
 * @param {string} tarball
 * @param {string} folder - Of the package, relative to the repository.
 * @returns {string[]}
 */
export function manifestFaults(tarball, folder) {
  const manifest = packedManifest(tarball);
  const fields = /** @type {const} */ ({
    repository: { type: "git", url: `git+${repository}.git`, directory: folder },
    homepage: `${repository}/tree/main/${folder}#readme`,
    bugs: { url: `${repository}/issues` },
  });
  const missing = Object.entries(fields)
    .filter(([name, value]) => JSON.stringify(manifest[name]) !== JSON.stringify(value))
    .map(([name, value]) => `package.json needs "${name}": ${JSON.stringify(value)}`);
  const exact = listsOfDependencies
    .flatMap((list) => Object.entries(manifest[list] ?? {}))
    .filter(([, range]) => !isRange(range))
    .map(([name, range]) => `${name} is at \`${range}\`: give a range, from a catalog of ranges.`);
  return [...missing, ...exact];
}

/**
 * The package.json that a tarball holds.
 *
 * @param {string} tarball
 * @returns {Record<string, any>}
 */
export function packedManifest(tarball) {
  const { stdout } = spawnSync("tar", ["-xzOf", tarball, "package/package.json"], {
    encoding: "utf8",
  });
  return JSON.parse(stdout);
}

/**
 * Whether a dependency's version admits later ones, such as `^1.2.3`. An exact one gives an
 * application two copies as soon as it has another.
 *
 * @param {string} range
 */
export function isRange(range) {
  return /^(\^|~|>=)\d+(\.\d+)*$/.test(range);
}
