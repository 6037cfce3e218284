import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { publishedPackages, root } from "../scripts/workspace.mjs";

/** Every code that the sources put on an error, a call or an issue. Test servers send codes of vendors. */
function codesInSources(): string[] {
  const files = publishedPackages().flatMap(({ folder }) =>
    readdirSync(join(root, folder, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file))
      .filter((file) => !file.startsWith("testing"))
      .map((file) => join(root, folder, "src", file)),
  );
  const codes = files.flatMap((file) =>
    [
      ...readFileSync(file, "utf8").matchAll(
        /(?:code: |\| |\?\? |": )"([A-Z]{3,}(?:_[A-Z]+)*|NO(?:_[A-Z]+)+)"/g,
      ),
    ].map(([, code]) => code ?? ""),
  );
  return [...new Set(codes)].toSorted((a, b) => (a < b ? -1 : 1));
}

describe("apps/docs/errors.md", () => {
  const page = readFileSync(join(root, "apps/docs/errors.md"), "utf8");
  const sections = [...page.matchAll(/^### (\S+)$/gm)]
    .map(([, code]) => String(code))
    .toSorted((a, b) => (a < b ? -1 : 1));

  test("has a section for each code that the sources use, and for no other", () => {
    expect(sections).toEqual(codesInSources());
  });
});
