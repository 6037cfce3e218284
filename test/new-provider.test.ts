/** `pnpm new:provider NAME`, run as a process in a copy of the files that it reads and changes. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runStep } from "../scripts/step.mjs";
import { root } from "../scripts/workspace.mjs";

const copied = [
  ".oxfmtrc.json",
  ".oxlintrc.json",
  "apps/docs/package.json",
  "package.json",
  "packages/cli/package.json",
  "packages/cli/src/providers/provider-packages.ts",
  "packages/core/package.json",
  "packages/providers/anthropic",
  "packages/providers/kit/src/parse-url.ts",
  "packages/providers/kit/src/settings/base-url-fault.ts",
  "packages/providers/together/package.json",
  "packages/providers/together/tsconfig.build.json",
  "packages/providers/together/tsconfig.json",
  "pnpm-workspace.yaml",
  "scripts",
  "tsconfig.base.json",
  "tsconfig.check.json",
  "vitest.config.ts",
];

const folder = realpathSync(mkdtempSync(join(tmpdir(), "moagraph-new-provider-")));
for (const file of copied) {
  // Not what is installed and built.
  const filter = (source: string): boolean => !/\/(?:dist|node_modules)$/.test(source);
  cpSync(join(root, file), join(folder, file), { recursive: true, filter });
}
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
afterAll(() => rmSync(folder, { recursive: true }));

const contents = (file: string): string => readFileSync(join(folder, file), "utf8");
const run = (...command: string[]): ReturnType<typeof runStep> => runStep(command, { cwd: folder });
const generate = (...args: string[]): ReturnType<typeof runStep> =>
  run(process.execPath, "scripts/new-provider.mjs", ...args);

const bases = [
  ["openai-compatible", "together"],
  ["langchain", "anthropic"],
] as const;
const nameOn = (base: string): string => `my-${base}`;
const folderOn = (base: string): string => `packages/providers/${nameOn(base)}`;

describe("a provider of pnpm new:provider", () => {
  const created = new Map<string, Awaited<ReturnType<typeof generate>>>();
  beforeAll(async () => {
    for (const [base, like] of bases) {
      const id = nameOn(base);
      created.set(base, await generate(id, "--base", base, "--title", "My Vendor"));
      const installed = join(root, "packages/providers", like, "node_modules");
      symlinkSync(installed, join(folder, folderOn(base), "node_modules"), "junction");
    }
  });

  test.each(bases)("on %s has its own names and address", (base) => {
    const id = nameOn(base);
    const made = folderOn(base);
    expect(created.get(base)?.output).toContain(`created packages/providers/${id}/src/${id}.ts`);
    expect(created.get(base)?.ok).toBe(true);
    const source = contents(`${made}/src/${id}.ts`);
    const names = base === "langchain" ? "MY_LANGCHAIN" : "MY_OPENAI_COMPATIBLE";
    expect(source).toContain(`variablePrefix: "${names}"`);
    expect(source).toContain(`defaultBaseUrl: "https://api.${id}.com/v1"`);
    expect(contents(`${made}/src/${id}.contract.test.ts`)).toContain(`envPrefix: "${names}"`);
    expect(source).not.toMatch(/ANTHROPIC|anthropic\.com|anthropicChatModel/);
  });

  // Both at once: the programs take longer to start than to work.
  test("has types, form, lint and tests in order", async () => {
    const made = bases.map(([base]) => folderOn(base));
    const projects = bases.flatMap(([base]) => ["--project", `@moagraph/${nameOn(base)}`]);
    const checks = [
      ...made.map((each) => [
        "tsc",
        "--singleThreaded",
        "--outDir",
        "built",
        "-p",
        `${each}/tsconfig.build.json`,
      ]),
      // Oxlint checks the types too, also those of the tests.
      ["oxlint", ...made.map((each) => `${each}/src`)],
      ["oxfmt", "--check", ...made, ".changeset", "packages/cli", "apps/docs"],
    ];
    for (const command of checks) {
      const { ok, output } = await run(...command);
      expect(ok ? "" : output).toBe("");
    }
    // The whole suite runs for every provider; here its first cases show that it is called.
    const tests = await run("vitest", "run", ...projects, "-t", "id without a colon|missing");
    expect(tests.ok ? "" : tests.output).toBe("");
    for (const [base] of bases) {
      expect(stripVTControlCharacters(tests.output)).toMatch(
        new RegExp(`${nameOn(base)}\\.contract\\.test\\.ts \\(\\d+ tests`),
      );
    }
  }, 300_000);
});

describe("pnpm new:provider", () => {
  test("adds the provider to the table of the command line, and to those that use all", async () => {
    expect((await generate("zed-ai")).ok).toBe(true);
    const table = contents("packages/cli/src/providers/provider-packages.ts");
    expect(table).toContain('  "zed-ai": { name: "@moagraph/zed-ai", factory: "zedAi" },\n');
    expect(JSON.parse(contents("packages/cli/package.json"))).toMatchObject({
      devDependencies: { "@moagraph/zed-ai": "workspace:^" },
    });
    expect(contents(".changeset/first-release-zed-ai.md")).toContain('"@moagraph/zed-ai": minor');
  });

  test.each([
    [["together"], "error: packages/providers/together exists already: choose another name."],
    [["core"], "error: packages/core exists already: choose another name."],
    [["My_Vendor"], "error: `My_Vendor` is not a provider's name: use lower-case letters"],
    [["../x"], "error: `../x` is not a provider's name: use lower-case letters"],
    [[], "error: Give one name. Usage: pnpm new:provider NAME"],
    [["a", "b"], "error: Give one name. Usage: pnpm new:provider NAME"],
    [["a", "--bse", "c"], "error: Unknown option '--bse'. Usage: pnpm new:provider NAME"],
    [
      ["a", "--url", "javascript:1"],
      "error: `--url` is not the HTTP address of an API: it does not",
    ],
    [
      ["a", "--url", "https://u:p@x.com"],
      "error: `--url` is not the HTTP address of an API: it has",
    ],
    [["a", "--base", "python"], "error: `--base` is openai-compatible or langchain"],
  ])("refuses %j with one line", async (args, expected) => {
    const { ok, output } = await generate(...args);
    expect(output).toContain(expected);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(ok).toBe(false);
  });
});
