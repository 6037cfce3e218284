import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MoaError } from "@moagraph/core/graph";
import { expect, onTestFinished, test } from "vitest";
import { errorText } from "./errors/error-text.js";
import { readGraphFile } from "./read-graph-file.js";

test("a file that cannot be read is an error with the reason of the system", async () => {
  const folder = await mkdtemp(join(tmpdir(), "moagraph-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "panel.json");
  await symlink(path, path);
  const error: unknown = await readGraphFile(path).catch((thrown: unknown) => thrown);
  expect(MoaError.isInstance(error) && error.code).toBe("FILE_UNREADABLE");
  expect(errorText(error, false).replaceAll(path, "panel.json")).toMatchInlineSnapshot(`
    "error: \`panel.json\` cannot be read: ELOOP: too many symbolic links encountered, stat 'panel.json'.
    hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
    docs: https://moagraph.github.io/moagraph/errors/file-unreadable.html
    "
  `);
});
