// Type-checks the ```ts blocks of docstrings and Markdown pages, each as a file of its own in
// apps/docs/.examples, on the line it has in its source. The blocks of a source share a folder, so that one
// can import another by its name, as in ```ts [panel.ts]. Then runs those of docstrings.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runStep } from "./step.mjs";
import { root } from "./workspace.mjs";

const folder = join(root, "apps/docs/.examples");
const examples = sourceFiles().flatMap(examplesOf);

rmSync(folder, { recursive: true, force: true });
for (const { path, line, code } of examples) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${"\n".repeat(line - 1)}${code}`);
}
if (examples.length > 0) {
  const { ok, output } = await runStep([
    "tsc",
    "--singleThreaded",
    "-p",
    "apps/docs/tsconfig.examples.json",
  ]);
  if (!ok) {
    console.error(output.replaceAll(/apps\/docs\/\.examples\/([^\s(]+)/g, sourceOf).trimEnd());
    process.exitCode = 1;
  }
}
console.log(`${examples.length} examples checked`);
await runDocstrings();

/** A page states its output in a block of its own; apps/docs/test compares it. */
async function runDocstrings() {
  const docstrings = examples
    // Tests run under a test runner only.
    .filter(({ file, code }) => !file.endsWith(".md") && !code.includes('from "vitest"'))
    .map(({ file, line, path }) => ({ file, line, path: join(folder, path) }));
  writeFileSync(join(folder, "docstrings.json"), JSON.stringify(docstrings));
  const { ok, output } = await runStep([process.execPath, "apps/docs/check/run-examples.mjs"]);
  console.log(output.trimEnd());
  if (!ok) process.exitCode = 1;
}

/** @type {(match: string, path: string) => string} */
function sourceOf(match, path) {
  return examples.find((example) => example.path === path)?.file ?? match;
}

/** The Markdown pages and the packages' sources, without tests and changelogs. */
function sourceFiles() {
  const pages = readdirSync(root).filter((name) => name.endsWith(".md"));
  const below = ["packages", "apps", "docs"].flatMap(filesBelow);
  return [...pages, ...below].filter(
    (file) =>
      (/\/src\/.*\.tsx?$/.test(file) && !/\.test(-d)?\.tsx?$/.test(file)) ||
      (file.endsWith(".md") && !file.endsWith("CHANGELOG.md")),
  );
}

/** @type {(parent: string) => string[]} */
function filesBelow(parent) {
  // The site's build writes these pages from the sources.
  if (/^apps\/docs\/(api|recipes|reference)$/.test(parent)) return [];
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent), { withFileTypes: true }).flatMap((entry) => {
    const path = `${parent}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return /^(node_modules|dist|\..*)$/.test(entry.name) ? [] : filesBelow(path);
  });
}

/** @type {(file: string) => { file: string, path: string, line: number, code: string }[]} */
function examplesOf(file) {
  const text = readFileSync(join(root, file), "utf8");
  const prefix = file.endsWith(".md") ? "[ ]*" : "[ \\t]*\\*[ ]?";
  const fence = new RegExp(
    `^${prefix}\`\`\`ts\\b(?: \\[(.+)\\])?.*\\n([^]*?)^${prefix}\`\`\`[ \\t]*$`,
    "gm",
  );
  return [...text.matchAll(fence)].map((match, index) => ({
    file,
    path: `${file.replace(/\.\w+$/, "")}/${match[1] ?? `block-${index}.ts`}`,
    line: text.slice(0, match.index).split("\n").length + 1,
    code: (match[2] ?? "").replaceAll(new RegExp(`^${prefix}`, "gm"), ""),
  }));
}
