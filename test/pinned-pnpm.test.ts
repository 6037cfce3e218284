import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../scripts/workspace.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "moagraph-pinned-"));
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Changes a file of the copy, and installs pnpm there. */
function installWith(file: string, change: (text: string) => string): string {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  const module = pathToFileURL(join(folder, "scripts/pinned-pnpm.mjs")).href;
  const code = `const m = await import("${module}"); m.installPinnedPnpm(process.env);`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
  });
  return run.status === 0 ? "installed" : run.stderr;
}

const wrongHash = "0".repeat(128);

// npm fetches the tarball, which may take long on a busy machine.
test("a pnpm with another hash than package.json says is refused", { timeout: 180_000 }, () => {
  const output = installWith("package.json", (text) =>
    text.replace(/sha512\.[0-9a-f]{128}/, `sha512.${wrongHash}`),
  );
  expect(output).toContain("is not the pinned one. Nothing of it was run.");
  expect(output).toContain(`pinned: ${wrongHash}`);
  expect(output).toContain("correct the hash in packageManager in package.json");
});

test("a pnpm without a hash is refused", () => {
  const output = installWith("package.json", (text) => text.replace(/\+sha512\.[0-9a-f]{128}/, ""));
  expect(output).toContain("Expected `pnpm@<version>+sha512.<hash>`");
});
