import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./step.mjs";

const graph = `
const panel = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada" }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada"] }),
  },
  output: "fuse",
});
export const ask = async (question: string): Promise<string> =>
  (await compile(panel, { providers: [simulated()] }).invoke({ messages: question })).answer;
`;
const imports = `
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { toMermaid } from "@moagraph/core/graph";
import { diskCache } from "@moagraph/disk-cache";
import { winRate } from "@moagraph/eval";
import { openai } from "@moagraph/openai";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { RateLimitError } from "@moagraph/provider-kit";
import { startTestServer } from "@moagraph/provider-kit/testing";
import { moaLite } from "@moagraph/recipes";
import { simulated } from "@moagraph/simulated";
import { sqliteSaver } from "@moagraph/sqlite";
import { together } from "@moagraph/together";
export const all = [diskCache, moaLite, openai, openaiCompatible, RateLimitError, sqliteSaver, startTestServer, toMermaid, together, winRate];
`;
const dynamicImports = `
async function load() {
  const { aggregator, compile, defineGraph, proposer } = await import("@moagraph/core");
  const { simulated } = await import("@moagraph/simulated");
  ${graph.replace("export const ask =", "return")}
}
export const asked = load().then((ask) => ask("What should I know about tides?"));
`;
const files = {
  "module.mts": imports + graph,
  "common.cts": imports + graph,
  "dynamic.cts": dynamicImports,
};
/** What the README's table says: the error of each file, for each setting of \`module\`. */
const expected = [
  { module: "node16", errors: { "common.cts": "TS1479" } },
  { module: "node18", errors: { "common.cts": "TS1479" } },
  { module: "node20", errors: {} },
];

/**
 * Type-checks an ES module and CommonJS files against the packages that are installed in a folder.
 *
 * @param {string} app
 * @returns {Promise<{ what: string, fault: string }[]>} what differs from the table of the README
 */
export async function checkConsumers(app) {
  const folder = join(app, "consumers");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const faults = [];
  for (const { module, errors } of expected) {
    const output = await typeCheck(folder, module);
    if (JSON.stringify(errorsByFile(output)) !== JSON.stringify(errors)) {
      faults.push({ what: `With module ${module}, types differ from README.md`, fault: output });
    }
  }
  return faults;
}

/** @type {(folder: string, module: string) => Promise<string>} */
async function typeCheck(folder, module) {
  const options = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--pretty", "false"];
  // Threads check the types of LangChain again.
  const settings = [
    "--singleThreaded",
    "--target",
    "es2023",
    "--types",
    "node",
    "--module",
    module,
  ];
  const { output } = await runStep(["tsc", ...options, ...settings, ...Object.keys(files)], {
    cwd: folder,
  });
  return output.trimEnd();
}

/** @type {(output: string) => Record<string, string>} */
function errorsByFile(output) {
  const errors = [...output.matchAll(/^(.*)\(\d+,\d+\): error (TS\d+)/gm)];
  const other = output !== "" && errors.length === 0 ? [["", "tsc", output]] : [];
  /** @type {Record<string, string>} */
  const found = {};
  for (const [, file = "", code = ""] of [...errors, ...other]) {
    found[file] =
      found[file] === undefined || found[file] === code ? code : `${found[file]}, ${code}`;
  }
  return found;
}
