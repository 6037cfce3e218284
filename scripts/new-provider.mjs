// Creates the package of a provider and adds it to every list of packages:
// `pnpm new:provider NAME [--base openai-compatible|langchain] [--title T] [--url U] [--model M]`.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { tsImport } from "tsx/esm/api";
import { bases, providerFiles } from "./new-provider/provider-files.mjs";
import { wrappedSample } from "./new-provider/langchain-files.mjs";
import { providerNames } from "./new-provider/provider-names.mjs";
import { registerProvider } from "./new-provider/register-provider.mjs";
import { runStep } from "./step.mjs";
import { root, workspacePackages } from "./workspace.mjs";

const usage = `Usage: pnpm new:provider NAME [--base ${bases.join("|")}] [--title TITLE] [--url BASE_URL] [--model MODEL_ID]`;

const wrappedSteps = `
The sources are those of ${wrappedSample} under new names: replace LangChain's package and class, the
parameters of a request, and the reading of replies by those of the vendor.`;

try {
  await create(await settings());
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/** Reads the arguments, and throws an error of one sentence if they are wrong. */
async function settings() {
  const { values, positionals } = parsed();
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0) throw new Error(`Give one name. ${usage}`);
  const base = values.base ?? bases[0] ?? "";
  if (!bases.includes(base)) throw new Error(`\`--base\` is ${bases.join(" or ")}, not ${base}.`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new Error(
      `\`${id}\` is not a provider's name: use lower-case letters, digits and single hyphens, such as \`my-vendor\`.`,
    );
  }
  const names = providerNames(id);
  const existing = workspacePackages().find(
    ({ folder, manifest }) => folder === names.folder || manifest["name"] === names.packageName,
  );
  if (existing) throw new Error(`${existing.folder} exists already: choose another name.`);
  if (values.url !== undefined) await checkUrl(values.url);
  return { ...names, ...values, base };
}

/** By the rules of `baseUrl`. The provider kit need not be built. @param {string} url */
async function checkUrl(url) {
  const rules = "../packages/providers/kit/src/settings/base-url-fault.ts";
  const { baseUrlFault } = await tsImport(rules, import.meta.url);
  const fault = baseUrlFault(url);
  if (fault === undefined) return;
  const fix = fault.fix ?? "Write an address such as https://api.example.com/v1.";
  throw new Error(`\`--url\` is not the HTTP address of an API: it ${fault.says}. ${fix}`);
}

function parsed() {
  const text = /** @type {const} */ ({ type: "string" });
  const options = { base: text, title: text, url: text, model: text };
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(". ");
    throw new Error(`${reason}. ${usage}`, { cause: error });
  }
}

/** @param {Awaited<ReturnType<typeof settings>>} chosen */
async function create(chosen) {
  const files = providerFiles(chosen);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    if (!existsSync(join(root, file))) writeFileSync(join(root, file), text);
  }
  const changed = registerProvider(chosen);
  const formatted = await runStep(["oxfmt", ...Object.keys(files), ...changed]);
  if (!formatted.ok) throw new Error(`The new files cannot be formatted: ${formatted.output}`);
  console.log(
    Object.keys(files)
      .map((file) => `created ${file}`)
      .join("\n"),
  );
  console.log(changed.map((file) => `changed ${file}`).join("\n"));
  console.log(`
Next:
  pnpm install
  npx vitest run --project ${chosen.packageName}
  pnpm snapshots
Then check the base URL, write into the README where keys come from, and add facts of models, each with
its source and date.${chosen.base === "langchain" ? wrappedSteps : ""}`);
}
