import { cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A copy of the command. */
export interface InstalledCli {
  readonly bin: string;
  remove(): Promise<void>;
}

/** Makes the command as npm installs it: with its dependencies, without those of tests. */
export async function installCli(): Promise<InstalledCli> {
  const source = fileURLToPath(new URL("..", import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), "moagraph-cli-"));
  const installed = join(folder, "node_modules/moagraph");
  for (const part of ["bin", "dist", "package.json"]) {
    await cp(join(source, part), join(installed, part), { recursive: true });
  }
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(manifest.dependencies)) {
    const place = join(folder, "node_modules", name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(source, "node_modules", name), place, "junction");
  }
  return {
    bin: join(installed, "bin/moagraph.js"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
