/**
 * The layout of packages/core/src: imports between folders run one way, and folders stay small.
 * Cycles of files are found by the lint rule `import/no-cycle`.
 */
import { describe, expect, test } from "vitest";
import { coreFiles, coreImports, folderOf } from "./core-files.js";
import { coreFolders } from "./core-folders.js";

const maxFiles = 20;

describe("packages/core/src", () => {
  test("has the folders of the list in test/core-folders.ts", () => {
    const folders = new Set(coreFiles().map(folderOf));
    expect([...folders].toSorted()).toEqual(coreFolders.toSorted());
  });

  test("has imports that run one way", () => {
    expect(importsAgainstTheOrder()).toEqual([]);
  });

  test(`has no folder of more than ${maxFiles} files`, () => {
    expect(largeFolders()).toEqual([]);
  });
});

function importsAgainstTheOrder(): string[] {
  const positionOf = (file: string): number => coreFolders.indexOf(folderOf(file));
  return coreImports()
    .filter(({ from, to }) => positionOf(to) > positionOf(from))
    .map(
      ({ from, to }) =>
        `${from} imports ${to}, but \`${folderOf(from)}\` may not import \`${folderOf(to)}\`. ` +
        `Move the code that needs it to \`${folderOf(to)}\` or a folder below it in ` +
        `test/core-folders.ts, or move what it needs to \`${folderOf(from)}\` or a folder above it.`,
    );
}

function largeFolders(): string[] {
  const counts = new Map<string, number>();
  for (const file of coreFiles()) {
    counts.set(folderOf(file), (counts.get(folderOf(file)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > maxFiles)
    .map(
      ([folder, count]) => `${folder} has ${count} files. Move files of one subject to a folder.`,
    );
}
