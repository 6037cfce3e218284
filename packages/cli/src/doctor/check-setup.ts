import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { addressOf } from "../providers/import-package.js";
import { packageOf } from "../providers/provider-packages.js";
import { type Check, ok } from "./check.js";

/** The oldest version of Node.js that works. */
const oldestNode = [20, 19, 0];

/** Packages of which a provider and the command line need the same line of versions. */
const shared = ["@moagraph/provider-kit", "@langchain/core"] as const;

/** Checks Node.js. */
export function checkNode(version: string = process.versions.node): Check {
  const name = "Node.js";
  if (isAtLeast(version, oldestNode)) return ok(name, `Version ${version}.`);
  const found = `Version ${version} is older than ${oldestNode.join(".")}.`;
  return { name, state: "failed", found, fix: "Install the current LTS version of Node.js." };
}

function isAtLeast(version: string, oldest: readonly number[]): boolean {
  const parts = version.split(".").map(Number);
  const at = oldest.findIndex((part, index) => parts[index] !== part);
  return at === -1 || (parts[at] ?? 0) > (oldest[at] ?? 0);
}

/** Checks that the installed packages of these providers fit to the command line. */
export function checkPackages(ids: readonly string[]): Check[] {
  const checks = ids.flatMap((id) => {
    const source = packageOf(id);
    const address = source && addressOf(source);
    return source === undefined || address === undefined ? [] : checkPackage(source.name, address);
  });
  return checks;
}

function checkPackage(name: string, address: string): Check {
  const entry = fileURLToPath(address);
  const others = shared.filter((each) => !isOneLine(versionOf(each, entry), ownVersionOf(each)));
  if (others.length === 0) return ok(name, "Its version matches moagraph.");
  return {
    name,
    state: "warning",
    found: `It uses another version of ${others.join(" and ")} than moagraph.`,
    fix: `Run npm install ${name}@latest moagraph@latest.`,
  };
}

function ownVersionOf(name: string): string | undefined {
  return versionOf(name, fileURLToPath(import.meta.url));
}

/** The version of a package as a file would load it; `undefined` if that is unknown. */
function versionOf(name: string, from: string): string | undefined {
  try {
    const manifest = createRequire(from).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(manifest, "utf8")) as { version?: string }).version;
  } catch {
    return undefined;
  }
}

/** Whether two versions are compatible by semantic versioning. An unknown version is. */
function isOneLine(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || lineOf(a) === lineOf(b);
}

/** `1` for `1.2.3`, `0.3` for `0.3.1`. */
function lineOf(version: string): string {
  const [major = "", minor = ""] = version.split(".");
  return major === "0" ? `0.${minor}` : major;
}
