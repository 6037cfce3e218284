import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** Loads a binary, so it cannot be bundled. */
const native = "libsql";

const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

let bundled: Promise<string> | undefined;
let users = 0;

/**
 * Calls back with the file of the child processes' program, bundled: Node takes half the time to start it
 * then. Concurrent calls share the file. The last one deletes it.
 */
export async function withBundledChild<Result>(
  use: (program: string) => Promise<Result>,
): Promise<Result> {
  users += 1;
  const program = (bundled ??= bundle());
  try {
    return await use(await program);
  } finally {
    users -= 1;
    if (users === 0) {
      bundled = undefined;
      await program.then(removeBundle, () => {});
    }
  }
}

async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(modules, ".crash-child-"));
  const program = join(folder, "child.js");
  try {
    const input = { child: fileURLToPath(new URL("../child/child-main.js", import.meta.url)) };
    const build = await rolldown({
      input,
      platform: "node",
      external: [native],
      logLevel: "silent",
    });
    await build.write({ dir: folder, format: "esm" });
    await mkdir(join(folder, "node_modules"));
    const installed = join(modules, "@moagraph/sqlite/node_modules", native);
    await symlink(installed, join(folder, "node_modules", native), "junction");
    return program;
  } catch (error) {
    await removeBundle(program);
    throw error;
  }
}

async function removeBundle(program: string): Promise<void> {
  await rm(dirname(program), { recursive: true, force: true });
}
