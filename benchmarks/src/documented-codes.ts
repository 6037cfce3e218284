import { readdirSync } from "node:fs";

const pages = new URL("../../apps/docs/errors/", import.meta.url);

/** The codes of errors that have a page in apps/docs/errors. */
export function documentedCodes(): ReadonlySet<string> {
  const names = readdirSync(pages).filter((name) => name !== "index.md");
  return new Set(names.map((name) => name.replace(/\.md$/, "").replaceAll("-", "_").toUpperCase()));
}
