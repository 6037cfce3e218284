import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { parseSync } from "rolldown/utils";
import { root } from "../scripts/workspace.mjs";

const sources = join(root, "packages/core/src");

/** One file of packages/core/src imports another. */
export interface FileImport {
  /** Relative to packages/core/src, as is `to`. */
  readonly from: string;
  readonly to: string;
}

/** The TypeScript files of packages/core/src, tests included, relative to that folder. */
export function coreFiles(): string[] {
  return readdirSync(sources, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"));
}

/** The folder of a file; `.` for the entry files. */
export function folderOf(file: string): string {
  return dirname(file);
}

/** All imports between files of packages/core/src, type-only imports included. Tests may import anything. */
export function coreImports(): FileImport[] {
  return coreFiles()
    .filter((file) => !/\.test(-d)?\.ts$/.test(file))
    .flatMap((from) => relativeImports(from).map((path) => ({ from, to: fileAt(from, path) })));
}

function fileAt(from: string, path: string): string {
  return normalize(join(dirname(from), path)).replace(/\.js$/, ".ts");
}

/** `import` and `export … from`, then `import("…")` as an expression or a type. */
function relativeImports(file: string): string[] {
  const text = readFileSync(join(sources, file), "utf8");
  const { staticImports, staticExports } = parseSync(file, text).module;
  const requests = [...staticImports, ...staticExports.flatMap(({ entries }) => entries)];
  const named = requests.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
  const inline = [...text.matchAll(/\bimport\(\s*"([^"]+)"/g)].map(([, path]) => path ?? "");
  return [...new Set([...named, ...inline])].filter((path) => path.startsWith("."));
}
