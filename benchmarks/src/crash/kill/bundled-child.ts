import { rmSync } from "node:fs";
import { mkdir, mkdtemp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** Loads a binary, so it cannot be bundled. */
const native = "libsql";

const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

let bundled: Promise<string> | undefined;

/**
 * The file of the child processes' program, bundled: Node takes half the time to start it then. It is
 * deleted when this process exits.
 */
export function bundledChild(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(modules, ".crash-child-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const input = { child: fileURLToPath(new URL("../child/child-main.js", import.meta.url)) };
  const build = await rolldown({ input, platform: "node", external: [native], logLevel: "silent" });
  await build.write({ dir: folder, format: "esm" });
  await mkdir(join(folder, "node_modules"));
  const installed = join(modules, "@moagraph/sqlite/node_modules", native);
  await symlink(installed, join(folder, "node_modules", native), "junction");
  return join(folder, "child.js");
}
