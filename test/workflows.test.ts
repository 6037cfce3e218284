import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../scripts/workspace.mjs";

const folder = join(root, ".github/workflows");

describe.each(readdirSync(folder))("workflow %s", (file) => {
  const uses = readFileSync(join(folder, file), "utf8").match(/uses: .*/g) ?? [];

  test("pins every action by commit, with its version as a comment", () => {
    expect(uses.length).toBeGreaterThan(0);
    expect(
      uses.filter((use) => !/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use)),
    ).toEqual([]);
  });
});
