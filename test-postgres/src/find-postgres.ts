import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

// Where Debian's package puts the programs of each version. Most of them are not on the PATH.
const debianFolder = "/usr/lib/postgresql";
const programs = ["createdb", "initdb", "pg_ctl", "postgres"];

/**
 * Whether tests of PostgreSQL should run: it is installed, or `CI` is `true`. There a missing
 * PostgreSQL makes them fail.
 */
export function hasPostgres(): boolean {
  return findPostgres() !== undefined || process.env["CI"] === "true";
}

/**
 * The folder with PostgreSQL's programs, the newest version first.
 *
 * @throws {Error} If PostgreSQL is not installed.
 */
export function postgresFolder(): string {
  const found = findPostgres();
  if (found !== undefined) return found;
  throw new Error(
    `No PostgreSQL found: no folder has the programs ${programs.join(", ")}. ` +
      "Install it: `apt-get install postgresql`.",
  );
}

function findPostgres(): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(delimiter);
  return [...debianFolders(), ...onPath].find((folder) =>
    programs.every((program) => existsSync(join(folder, program))),
  );
}

function debianFolders(): string[] {
  if (!existsSync(debianFolder)) return [];
  const versions = readdirSync(debianFolder).toSorted((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(debianFolder, version, "bin"));
}
