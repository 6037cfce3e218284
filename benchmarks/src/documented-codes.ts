import { readFileSync } from "node:fs";

const page = new URL("../../apps/docs/errors.md", import.meta.url);

/** The codes of errors that have a section in apps/docs/errors.md. */
export function documentedCodes(): ReadonlySet<string> {
  const sections = readFileSync(page, "utf8").matchAll(/^### (\S+)$/gm);
  return new Set([...sections].map(([, code]) => code ?? ""));
}
