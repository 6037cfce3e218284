// A global set-up of the command's tests. They start it several hundred times, and Node 20 takes longer to
// open its 900 files than to run it. `unbundledBin` and `installCli` are the command as npm installs it.
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Plugin, rolldown } from "rolldown";
import type { TestProject } from "vitest/node";

const cli = fileURLToPath(new URL("..", import.meta.url));

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the command with its dependencies in few files. */
    readonly bundledCommand: string;
    /** The same where no provider is installed. */
    readonly bareCommand: string;
  }
}

/** Bundles the command and the providers for the duration of the tests. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(cli, "node_modules/.bundled-command-"));
  const providers = await providerFiles();
  const command = { main: join(cli, "dist/main.js"), "run-cli": join(cli, "dist/run-cli.js") };
  await bundle({ ...providers, ...command }, join(folder, "dist"));
  for (const part of ["bin", "package.json"]) {
    await cp(join(cli, part), join(folder, part), { recursive: true });
  }
  const bare = await copyWithoutProviders(folder);
  // For a shell, under the name that npm gives it.
  await symlink("moagraph.js", join(folder, "bin/moagraph"));
  for (const name of Object.keys(providers)) await writePackage(folder, name);
  await linkSqlite(folder);
  provide("bundledCommand", folder);
  provide("bareCommand", join(bare, installed));
  return async () => {
    for (const made of [folder, bare]) await rm(made, { recursive: true });
  };
}

/** Where npm installs the command. */
const installed = "node_modules/moagraph";

/** Outside of the repository, whose providers would be found from a folder in it. */
async function copyWithoutProviders(folder: string): Promise<string> {
  const bare = await mkdtemp(join(tmpdir(), "moagraph-bare-"));
  for (const part of ["bin", "dist", "package.json"]) {
    await cp(join(folder, part), join(bare, installed, part), { recursive: true });
  }
  return bare;
}

/** The entry files of the providers of the tests, and of the scripted one. */
async function providerFiles(): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(join(cli, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const names = Object.keys(manifest.devDependencies).filter((name) =>
    name.startsWith("@moagraph/"),
  );
  return Object.fromEntries([
    ["scripted-together", join(cli, "test/scripted-together/index.js")],
    ...["@moagraph/simulated", ...names].map((name) => [
      name.replace("@moagraph/", ""),
      join(cli, "node_modules", name, "dist/index.js"),
    ]),
  ]) as Record<string, string>;
}

/** Loads a binary, so it cannot be bundled. */
const native = "libsql";

/** One graph of modules: as where npm installs a package once, all share one LangChain. */
async function bundle(input: Record<string, string>, dir: string): Promise<void> {
  const build = await rolldown({
    input,
    platform: "node",
    logLevel: "silent",
    external: [native],
    plugins: [evaluationPage],
    // The build of jsonc-parser for `require` cannot be bundled.
    resolve: { mainFields: ["module", "main"] },
  });
  await build.write({ dir, format: "esm", minify: { compress: false, mangle: false } });
}

/** `@moagraph/eval` reads the script of its page from a file beside its modules. */
const evaluationPage: Plugin = {
  name: "evaluation-page",
  transform(code) {
    const file = join(cli, "node_modules/@moagraph/eval/dist/report/page/main.js");
    return code.replace(
      'new URL("../../dist/report/page/main.js", import.meta.url)',
      `new URL(${JSON.stringify(pathToFileURL(file).href)})`,
    );
  },
};

async function linkSqlite(folder: string): Promise<void> {
  const library = join(cli, "node_modules/@moagraph/sqlite/node_modules", native);
  await symlink(library, join(folder, "node_modules", native), "junction");
}

/** Puts a provider where the command finds its own packages. */
async function writePackage(folder: string, name: string): Promise<void> {
  const place = join(folder, "node_modules/@moagraph", name);
  const manifest = {
    name: `@moagraph/${name}`,
    version: "0.0.0",
    type: "module",
    exports: "./index.js",
  };
  await mkdir(place, { recursive: true });
  await writeFile(join(place, "package.json"), JSON.stringify(manifest));
  await writeFile(join(place, "index.js"), `export * from "../../../dist/${name}.js";\n`);
}
