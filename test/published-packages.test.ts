import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isRange } from "../scripts/manifest-faults.mjs";
import { readme } from "../scripts/readme.mjs";
import { publishedPackages, root } from "../scripts/workspace.mjs";

const packages = publishedPackages().map(({ folder, manifest }) => ({
  name: String(manifest["name"]),
  readme: readme(folder),
  peers: Object.keys(manifest["peerDependencies"] ?? {}),
}));

describe.each(packages)(
  "README of $name",
  ({ name, readme: { install, imports, code, command }, peers }) => {
    test("has an install line, and a first example", () => {
      expect(install).toContain(name);
      expect(code + command).not.toBe("");
    });

    test("installs all that its first example imports", () => {
      expect(imports.filter((imported) => !install.includes(imported))).toEqual([]);
    });

    test("installs nothing that neither its first example nor a package of ours needs", () => {
      const ofCore = ["@langchain/core", "@langchain/langgraph"];
      const needed = [name, ...imports, ...peers, ...ofCore];
      expect(install.filter((installed) => !needed.includes(installed))).toEqual([]);
    });
  },
);

describe("the catalog `published`", () => {
  const ranges = publishedRanges();

  test("holds ranges that begin at the version that the lockfile keeps", () => {
    expect(ranges.length).toBeGreaterThan(5);
    expect(ranges.filter(({ range, locked }) => range !== `^${locked}`)).toEqual([]);
  });
});

test.each(["^1.2.3", "~1.2.3", ">=20"])("%s is a range", (range) => {
  expect(isRange(range)).toBe(true);
});

test.each(["1.2.3", "=1.2.3", "workspace:^", "catalog:", "file:x.tgz"])(
  "%s is no range",
  (range) => {
    expect(isRange(range)).toBe(false);
  },
);

/** What the lockfile says of the catalog: `name:`, `specifier:` and `version:` on three lines. */
function publishedRanges(): { name: string; range: string; locked: string }[] {
  const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
  const section = /^ {2}published:\n((?: {4}.*\n)+)/m.exec(lockfile)?.[1] ?? "";
  const entry = /^ {4}'?([^':\n]+)'?:\n {6}specifier: (\S+)\n {6}version: (\S+)$/gm;
  return [...section.matchAll(entry)].map(([, name = "", range = "", locked = ""]) => ({
    name,
    range,
    locked,
  }));
}
