import { writeFileSync } from "node:fs";

/** @import { Reporter, TestCase } from "vitest/node" */

/**
 * A vitest reporter that writes the number of passed and failed tests, the skipped ones with their reasons, and those
 * that failed before they passed with their first errors, to the file named in TEST_COUNTS_FILE.
 *
 * @implements {Reporter}
 */
export default class TestCounts {
  /** @type {NonNullable<Reporter["onTestRunEnd"]>} */
  onTestRunEnd(testModules, unhandledErrors) {
    const tests = testModules.flatMap((module) => [...module.children.allTests()]);
    const brokenModules = testModules.filter((module) => module.errors().length > 0);
    const inState = (/** @type {string} */ state) =>
      tests.filter((test) => test.result().state === state);
    const counts = {
      passed: inState("passed").length,
      failed: inState("failed").length + brokenModules.length + unhandledErrors.length,
      skipped: inState("skipped").map((test) => ({ name: test.fullName, reason: noteOf(test) })),
      flaky: tests
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => ({ name: test.fullName, error: firstErrorOf(test) })),
    };
    const file = process.env["TEST_COUNTS_FILE"];
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}

/** @param {TestCase} test */
function noteOf(test) {
  const result = test.result();
  return result.state === "skipped" ? result.note : undefined;
}

/**
 * With the lines of the tests in its stack, without those of vitest.
 *
 * @param {TestCase} test
 */
function firstErrorOf(test) {
  const [error] = test.result().errors ?? [];
  const lines = (error?.stack ?? error?.message ?? "").split("\n");
  return lines.filter((line) => !line.includes("node_modules")).join("\n");
}
