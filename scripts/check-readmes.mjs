// Installs all packed packages once into an empty folder, with the tested versions of LangChain, and
// runs the first example of every README there. Then type-checks an application against them.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkConsumers } from "./check-consumers.mjs";
import { emptyApp, installSpec, testedVersion } from "./empty-app.mjs";
import { packPublished } from "./pack-published.mjs";
import { readme } from "./readme.mjs";
import { runExamples } from "./run-examples.mjs";
import { runStep } from "./step.mjs";
import { publishedPackages } from "./workspace.mjs";

const tested = {
  "@langchain/core": testedVersion("packages/core", "@langchain/core"),
  "@langchain/langgraph": testedVersion("packages/core", "@langchain/langgraph"),
  "@langchain/openai": testedVersion("packages/providers/openai-compatible", "@langchain/openai"),
  "@opentelemetry/api": testedVersion("packages/opentelemetry", "@opentelemetry/api"),
  "@opentelemetry/sdk-trace": testedVersion("packages/opentelemetry", "@opentelemetry/sdk-trace"),
};
const readmes = [".", ...publishedPackages().map(({ folder }) => folder)].map(readme);

const folder = realpathSync(mkdtempSync(join(tmpdir(), "moagraph-readmes-")));
try {
  const app = join(folder, "app");
  await install(app);
  const kit = join(app, "node_modules/@moagraph/provider-kit");
  for (const [file, fault] of await runExamples(readmes, app, kit)) {
    complain(`The first example of ${file} fails`, fault);
  }
  for (const { what, fault } of await checkConsumers(app)) complain(what, fault);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} app */
async function install(app) {
  const packed = await packPublished(join(folder, "tarballs"));
  const names = [...new Set(readmes.flatMap((each) => each.install)), "@types/node"];
  emptyApp(app, packed, [], tested);
  const specs = names.map((name) => installSpec(name, packed));
  const options = ["--prefer-offline", "--ignore-scripts"];
  const { ok, output } = await runStep(["pnpm", "add", ...options, ...specs], { cwd: app });
  if (!ok) throw new Error(output);
}

/** @type {(what: string, output: string) => void} */
function complain(what, output) {
  console.error(`${what}:\n${output}\n`);
  process.exitCode = 1;
}
