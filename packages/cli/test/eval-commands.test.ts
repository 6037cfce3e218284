/** How `moagraph eval` loads its package, and what it says before any work. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { installCli } from "./installed-cli.js";
import { moagraph as start } from "./moagraph.js";
import { createProject, type Project } from "./project.js";

async function project(files: Readonly<Record<string, string>> = {}): Promise<Project> {
  const made = await createProject(files);
  onTestFinished(() => made.remove());
  return made;
}

/** A project with a package in place of `@moagraph/eval`. */
async function withPackage(source: string): Promise<Project> {
  const made = await project();
  const place = join(made.folder, "node_modules/@moagraph/eval");
  await mkdir(place, { recursive: true });
  const manifest = { name: "@moagraph/eval", type: "module", exports: "./index.js" };
  await writeFile(join(place, "package.json"), JSON.stringify(manifest));
  await writeFile(join(place, "index.js"), `${source}\n`);
  return made;
}

describe("moagraph eval", () => {
  test("says how to install its package", async ({ expect }) => {
    const { folder } = await project();
    const cli = await installCli();
    onTestFinished(() => cli.remove());
    const options = { cwd: folder, command: cli.bin };
    const run = await start(["eval", "score", "out"], options);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr.replaceAll(folder, "…")).toMatchInlineSnapshot(`
      "error: \`moagraph eval\` needs the package \`@moagraph/eval\`, which is not installed.
      hint: Run npm install @moagraph/eval, or npm install -g @moagraph/eval beside a global moagraph. Looked in node_modules of \`…\`, and where moagraph is installed.
      "
    `);
  });

  test("has help without its package", async ({ expect }) => {
    const { folder } = await withPackage("throw new Error('loaded');");
    const help = await moagraph(["eval", "--help"], { cwd: folder });
    expect(help).toMatchObject({ exitCode: 0, stderr: "" });
    expect(help.stdout).toContain("npm install @moagraph/eval");
    const run = await moagraph(["eval", "score", "out"], { cwd: folder });
    expect(run.stderr).toContain("is installed but cannot be loaded: Error: loaded.");
  });

  test("says that its package is too old", async ({ expect }) => {
    const { folder } = await withPackage("export {};");
    const run = await moagraph(["eval", "score", "out", "--json"], { cwd: folder });
    expect(run.exitCode).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: "PACKAGE_NOT_INSTALLED" } });
    expect(run.stderr).toMatchInlineSnapshot(`
      "error: The installed \`@moagraph/eval\` has no export \`accuracyOfRun\`.
      hint: Run npm install @moagraph/eval@latest.
      "
    `);
  });

  test("names its own help for wrong arguments", async ({ expect }) => {
    const run = await moagraph(["eval", "generate", "alpaca-eval", "moa-lite"]);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatchInlineSnapshot(`
      "error: Required option \`--out <folder>\` not specified.
      hint: Run \`moagraph eval --help\` for its commands, or \`moagraph eval <command> --help\` for their options.
      "
    `);
    const misspelt = await moagraph(["eval", "genrate"]);
    expect(misspelt.stderr).toMatchInlineSnapshot(`
      "error: Unknown command \`genrate\`.
      hint: Did you mean \`generate\`?
      "
    `);
  });
});
