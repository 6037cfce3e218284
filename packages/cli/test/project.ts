import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

/** A user's folder with files and an installed provider. */
export interface Project {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Makes a folder with these files, in which `@moagraph/together` is the scripted one. */
export async function createProject(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "moagraph-cli-"));
  await mkdir(join(folder, "node_modules/@moagraph"), { recursive: true });
  const scripted = join(inject("bundledCommand"), "node_modules/@moagraph/scripted-together");
  await symlink(scripted, join(folder, "node_modules/@moagraph/together"), "junction");
  await mkdir(join(folder, "node_modules/@moagraph/openai-compatible"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The JSON of a graph in which these models propose and the last one synthesises. */
export function panelOf(proposers: readonly string[], last: string): string {
  const names = proposers.map((_, index) => `p${index + 1}`);
  const nodes = proposers.map((model, index) => [names[index], { kind: "proposer", model }]);
  const fuse = { kind: "aggregator", model: last, reads: names };
  const graph = {
    name: "panel",
    nodes: Object.fromEntries([...nodes, ["fuse", fuse]]),
    output: "fuse",
  };
  return JSON.stringify(graph, null, 2);
}
