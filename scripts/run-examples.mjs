import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runExample } from "./run-example.mjs";
import { runStep } from "./step.mjs";

/** @import { Readme } from "./readme.mjs" */

/**
 * Runs the first examples of READMEs, as `runExample` does. Examples of code share one process, which loads LangChain once,
 * and which has to end by itself.
 *
 * @param {Readme[]} readmes
 * @param {string} folder
 * @param {string} kit
 * @returns {Promise<Map<string, string>>} what is wrong, by the file of the README
 */
export async function runExamples(readmes, folder, kit) {
  /** @type {Map<string, string>} */
  const faults = new Map();
  for (const readme of readmes.filter(({ command }) => command !== "")) {
    const fault = await runExample(readme, folder, kit);
    if (fault !== undefined) faults.set(readme.file, fault);
  }
  const withCode = readmes.filter(({ command }) => command === "");
  const order = join(folder, "examples.json");
  const outcomes = join(folder, "outcomes.json");
  writeFileSync(order, JSON.stringify({ readmes: withCode, kit, outcomes }));
  const host = join(import.meta.dirname, "example-host.mjs");
  const { ok, output } = await runStep([process.execPath, host, order], { cwd: folder });
  /** @type {Record<string, string | null>} */
  const found = existsSync(outcomes) ? JSON.parse(readFileSync(outcomes, "utf8")) : {};
  for (const { file } of withCode) {
    const fault = file in found ? found[file] : `The process ended before.\n${output}`;
    if (typeof fault === "string") faults.set(file, fault);
  }
  if (!ok && faults.size === 0) faults.set("all READMEs", output.trimEnd());
  return faults;
}
