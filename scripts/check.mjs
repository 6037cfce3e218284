// What `npm test` does. `npm test -- lint types` runs only the steps named.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { runStep } from "./step.mjs";
import { root } from "./workspace.mjs";

const node = process.execPath;
const build = { name: "build", command: ["turbo", "run", "build", "--output-logs=errors-only"] };
const checks = [
  { name: "docs", command: [node, "scripts/docs.mjs"] },
  { name: "workspace", command: ["sherif"] },
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "lint", command: ["oxlint"] },
  { name: "types", command: [node, "scripts/check-types.mjs"] },
  { name: "dead-code", command: ["knip", "--no-config-hints"] },
  { name: "packages", command: [node, "scripts/check-packages.mjs"] },
  { name: "readmes", command: [node, "scripts/check-readmes.mjs"] },
  { name: "size", command: [node, "scripts/check-size.mjs"] },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const wanted = process.argv.slice(2);
const isWanted = ({ name = "" }) => wanted.length === 0 || wanted.includes(name);

const known = ["build", ...checks.map(({ name }) => name), "tests"];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(", ")}. Steps: ${known.join(", ")}.`);
  process.exit(2);
}

// Everything else reads what the build writes. The tests take longest, so they begin first.
if (await check(build)) {
  const steps = [{ name: "tests", command: [] }, ...checks].filter(isWanted);
  await inParallel(steps, async (step) => {
    if (step.name === "tests") return runTests("tests", "!site");
    const isDone = await check(step);
    // They read what the step builds.
    if (step.name === "docs" && isDone) await runTests("site", "site");
  });
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @param {{ name: string, command: string[] }} step */
async function check({ name, command }) {
  // Tests measure time, so the other steps get a tenth of their share of a processor. `docs` gets more: the
  // tests of the site wait for it.
  const priority = name === "docs" ? 3 : 10;
  const { ok, output, seconds } = await runStep(command, { priority });
  report(name, ok, seconds, output);
  total[ok ? "passed" : "failed"] += 1;
  return ok;
}

/** @type {(name: string, project: string) => Promise<void>} */
async function runTests(name, project) {
  const folder = mkdtempSync(join(tmpdir(), "moagraph-check-"));
  const countsFile = join(folder, "counts.json");
  const reporters = ["--reporter=default", "--reporter=./scripts/test-counts.mjs"];
  const config = "--config=vitest.together.config.ts";
  const command = ["vitest", "run", config, "--project", project, ...reporters];
  const env = {
    TEST_COUNTS_FILE: countsFile,
    MOAGRAPH_BUILT: "true",
    MOAGRAPH_SITE_BUILT: "true",
    // From Node 22 on. The tests of the command start it very often.
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"),
  };
  const { ok, output, seconds } = await runStep(command, { env });

  const finished = existsSync(countsFile);
  const counts = finished ? JSON.parse(readFileSync(countsFile, "utf8")) : undefined;
  rmSync(folder, { recursive: true });

  report(name, ok, seconds, output);
  for (const line of skippedLines(counts?.skipped ?? [])) console.log(`  skipped: ${line}`);
  for (const flaky of counts?.flaky ?? []) {
    console.log(`  failed, and passed when it was repeated: ${flaky.name}\n${flaky.error}`);
  }
  total.passed += counts?.passed ?? 0;
  total.skipped += counts?.skipped.length ?? 0;
  total.failed += Math.max(counts?.failed ?? 0, ok ? 0 : 1);
}

/**
 * One line for tests of one name, which can be a case of a contract that many packages skip. Its name
 * ends with the reason. So does the name of a group of tests that needs a program, which gets one line.
 *
 * @param {{ name: string, reason?: string }[]} tests
 */
function skippedLines(tests) {
  const named = tests.map(({ name, reason }) => {
    const [group] = /^.*? \(needs [^)]+\)(?= > )/.exec(name) ?? [];
    if (group !== undefined) return group;
    return reason === undefined && name.endsWith(")")
      ? name
      : `${name} (${reason ?? "no reason given"})`;
  });
  return [...new Set(named)].map((line) => {
    const count = named.filter((each) => each === line).length;
    return count === 1 ? line : `${count} times: ${line}`;
  });
}

/** @type {(name: string, ok: boolean, seconds: number, output: string) => void} */
function report(name, ok, seconds, output) {
  console.log(`${ok ? "✓" : "✗"} ${name.padEnd(12)}${seconds.toFixed(1).padStart(6)} s`);
  if (!ok) console.log(`\n${output.trimEnd()}\n`);
}

/**
 * Works through the items, one more at a time than there are processors (three to five): many wait for
 * programs, servers and disks.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<unknown>} work
 */
async function inParallel(items, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(
    Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) + 1 }, worker),
  );
}
