// What `npm run check:node` does: the whole `npm test` under each version of Node, which npm's `node`
// package brings. `npm run check:node -- 20 24` names other versions.
import { spawn } from "node:child_process";
import { root } from "./workspace.mjs";

const versions = process.argv.length > 2 ? process.argv.slice(2) : ["22", "24"];
const summary = [];
for (const version of versions) summary.push(await testUnder(version));
console.log(`\n${summary.join("\n")}`);

/**
 * Runs the tests and shows what they print.
 *
 * @param {string} version
 * @returns {Promise<string>} One line: version, seconds, the last line of the tests.
 */
async function testUnder(version) {
  const started = performance.now();
  const { code, output } = await show(
    `npx --yes --package node@${version} -c "node -v && npm test"`,
  );
  if (code !== 0) process.exitCode = 1;
  const lines = output.trim().split("\n");
  const exact = lines.find((line) => /^v\d+\.\d+\.\d+$/.test(line)) ?? `v${version}`;
  const seconds = Math.round((performance.now() - started) / 1000);
  return `${code === 0 ? "✓" : "✗"} Node ${exact.slice(1).padEnd(9)} ${seconds} s  ${lines.at(-1)}`;
}

/**
 * Runs a command line and passes on what it prints.
 *
 * @param {string} command
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function show(command) {
  let output = "";
  const child = spawn(command, { cwd: root, shell: true, stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}
