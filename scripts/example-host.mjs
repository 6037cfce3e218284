// Runs examples of READMEs one after the other in this process. `run-examples.mjs` starts it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { askedNoModel, environment, isRemote, localCode } from "./run-example.mjs";

/** @import { Readme } from "./readme.mjs" */

/** @type {{ readmes: Readme[], kit: string, outcomes: string }} */
const { readmes, kit, outcomes } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const { startTestServer } = await import(pathToFileURL(join(kit, "dist/testing/index.js")).href);
const server = await startTestServer({ models: { "*": { text: "An answer." } } });
Object.assign(process.env, environment(server.url));

/** What is wrong with each, by file: `null` if nothing is. @type {Record<string, string | null>} */
const found = {};
for (const readme of readmes) {
  found[readme.file] = await faultOf(readme);
  writeFileSync(outcomes, JSON.stringify(found));
}
await server.close();

/** @type {(readme: Readme) => Promise<string | null>} */
async function faultOf(readme) {
  const asked = server.journal.length;
  const file = join(process.cwd(), `${readme.file.replaceAll(/\W+/g, "-")}.mjs`);
  writeFileSync(file, localCode(readme.code, server.url));
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    return error instanceof Error ? String(error.stack) : String(error);
  }
  return isRemote(readme) && server.journal.length === asked ? askedNoModel : null;
}
