// Runs the examples of docstrings, which scripts/check-examples.mjs has written into .examples, and compares the
// output that they state in comments. Models of vendors are answered by the test server of @moagraph/provider-kit.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format } from "node:util";
import { startTestServer } from "@moagraph/provider-kit/testing";
import ts from "typescript";
import { root } from "../../../scripts/workspace.mjs";
import { differenceFrom } from "./example-output.mjs";
import { instrumented } from "./instrumented-example.mjs";

const folder = fileURLToPath(new URL("../.examples", import.meta.url));

/** @type {{ file: string, line: number, path: string }[]} */
const examples = JSON.parse(readFileSync(join(folder, "docstrings.json"), "utf8"));

const server = await startTestServer({ models: { "*": { text: "An answer." } } });
for (const [name, value] of Object.entries(environment(server.url))) process.env[name] = value;
// Examples can write files.
const scratch = mkdtempSync(join(tmpdir(), "moagraph-examples-"));
process.chdir(scratch);

let stated = 0;
for (const { file, line, path } of examples) {
  const fault = await run(path);
  if (fault === undefined) continue;
  console.error(`${file}:${line}: ${fault}`);
  process.exitCode = 1;
}
console.log(`${examples.length} examples of docstrings run, ${stated} stated outputs compared`);
await server.close();
process.chdir(root);
rmSync(scratch, { recursive: true });
// An example can leave a timer or a server behind.
process.exit();

/**
 * Runs one example.
 *
 * @param {string} path
 * @returns {Promise<string | undefined>} What is wrong, if anything is.
 */
async function run(path) {
  const { code, outputs } = instrumented(readFileSync(path, "utf8"));
  stated += outputs.length;
  const found = await outputsOf(writeModule(path, code));
  if (found instanceof Error) return `the example fails: ${found.message}`;
  return outputs.map((output, index) => differenceFrom(output, found.get(index))).find(Boolean);
}

/** @type {(path: string, code: string) => string} */
function writeModule(path, code) {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const file = path.replace(/\.ts$/, ".run.mjs");
  // An address in the example itself is replaced by that of the test server.
  const address = JSON.stringify(server.url);
  writeFileSync(file, outputText.replaceAll(/(?<=baseUrl: )"https?:[^"]+"/g, address));
  return file;
}

/**
 * What the statements of a module print and return, by number.
 *
 * @param {string} file
 * @returns {Promise<Map<number, unknown> | Error>}
 */
async function outputsOf(file) {
  const printed = /** @type {string[]} */ ([]);
  const found = /** @type {Map<number, unknown>} */ (new Map());
  const { log } = console;
  console.log = (...parts) => void printed.push(format(...parts));
  Object.assign(globalThis, {
    forgetPrinted: () => printed.splice(0),
    reportPrinted: (/** @type {number} */ index) => found.set(index, printed.splice(0).join("\n")),
    reportValue: (/** @type {number} */ index, /** @type {unknown} */ value) =>
      found.set(index, value),
  });
  try {
    await import(pathToFileURL(file).href);
    return found;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    console.log = log;
  }
}

/**
 * Addresses and keys of all vendors.
 *
 * @param {string} url
 * @returns {Record<string, string>}
 */
function environment(url) {
  const names = readdirSync(join(root, "packages/providers")).map((name) =>
    name.replaceAll("-", "_").toUpperCase(),
  );
  return Object.fromEntries(
    names.flatMap((name) => [
      [`${name}_BASE_URL`, url],
      [`${name}_API_KEY`, "a-key"],
    ]),
  );
}
