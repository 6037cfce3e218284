// What `npm run check:langgraph` does: core's tests with the lowest and the newest LangGraph and
// `@langchain/core` that its peer ranges allow, each in a copy of this workspace.
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./workspace.mjs";

/** @typedef {{ versions: string[], passed: number, failures: string[] }} Result */

const ranges = peerRanges();
const names = ranges.map(([name]) => name);
const lowest = ranges.map(([, range]) => range.slice(1));
const newest = ranges.map(([name, range]) => newestOf(name, range));

console.log(row("", names, "passed", "failed"));
report("lowest", testWith(lowest));
report("newest", testWith(newest));

/** @type {(end: string, result: Result) => void} */
function report(end, { versions, passed, failures }) {
  console.log(row(end, versions, String(passed), String(failures.length)));
  for (const failure of failures) console.log(`  ✗ ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

/** @type {(end: string, versions: string[], passed: string, failed: string) => string} */
function row(end, versions, passed, failed) {
  const cells = versions.map((version) => version.padEnd(24));
  return `${end.padEnd(8)}${cells.join("")}${passed.padStart(6)}${failed.padStart(8)}`;
}

/**
 * The `peer` catalog of pnpm-workspace.yaml: name and range of each package.
 *
 * @returns {[name: string, range: string][]}
 */
function peerRanges() {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const list = /^ {2}peer:\n((?: {4}.*\n)+)/m.exec(text)?.[1] ?? "";
  return [...list.matchAll(/"(.+)": (\^[\d.]+)/g)].map(([, name = "", range = ""]) => [
    name,
    range,
  ]);
}

/** @type {(name: string, range: string) => string} */
function newestOf(name, range) {
  const command = `npm view "${name}@${range}" version --json`;
  const { stdout } = spawnSync(command, { cwd: root, shell: true, encoding: "utf8" });
  const published = [JSON.parse(stdout)].flat();
  return published.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
}

/**
 * Runs core's tests where every package gets these versions.
 *
 * @param {string[]} versions - In the order of the names.
 * @returns {Result}
 */
function testWith(versions) {
  const folder = copyOfWorkspace();
  try {
    const lines = names.map((name, index) => `  "${name}": ${versions[index]}\n`);
    appendFileSync(join(folder, "pnpm-workspace.yaml"), `\noverrides:\n${lines.join("")}`);
    run(folder, ["install", "--no-frozen-lockfile"]);
    const installed = names.map((name) => installedVersion(folder, name));
    return { versions: installed, ...testsIn(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Copies what git knows or would add, with uncommitted changes. */
function copyOfWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), "moagraph-langgraph-"));
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = spawnSync("git", list, { cwd: root, encoding: "utf8" });
  for (const file of listed.stdout.split("\0")) {
    const source = join(root, file);
    if (file !== "" && existsSync(source)) cpSync(source, join(folder, file));
  }
  return folder;
}

/** @type {(folder: string, name: string) => string} */
function installedVersion(folder, name) {
  const manifest = join(folder, "packages/core/node_modules", name, "package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

/** @type {(folder: string) => Pick<Result, "passed" | "failures">} */
function testsIn(folder) {
  const file = join(folder, "report.json");
  const output = ["--reporter=json", `--outputFile=${file}`];
  const ran = run(folder, ["exec", "vitest", "run", "--project", "@moagraph/core", ...output]);
  if (!existsSync(file)) throw new Error(`The tests did not run.\n${ran}`);
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: numPassedTests, failures: testResults.flatMap(failuresOf) };
}

/**
 * The names of a file's failed tests, or the file's own failure.
 *
 * @param {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }} file
 */
function failuresOf({ name, status, assertionResults }) {
  const path = name.slice(name.indexOf("packages/core/"));
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (status === "failed" && failed.length === 0) return [path];
  return failed.map(({ fullName }) => `${path} > ${fullName}`);
}

/**
 * Runs the pinned pnpm in a folder.
 *
 * @param {string} folder
 * @param {string[]} args
 */
function run(folder, args) {
  const command = [join(folder, "scripts/pnpm.mjs"), ...args];
  const env = { ...process.env, CI: "true" };
  const options = { cwd: folder, env, encoding: /** @type {const} */ ("utf8") };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  const output = `${stdout}${stderr}`;
  if (status !== 0 && args[0] === "install") throw new Error(output);
  return output;
}
