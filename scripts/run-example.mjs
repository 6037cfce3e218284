import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runStep } from "./step.mjs";
import { publishedPackages } from "./workspace.mjs";

/** @import { Readme } from "./readme.mjs" */

/** The providers whose models are asked over HTTP. Each reads `<NAME>_BASE_URL` and `<NAME>_API_KEY`. */
const remoteProviders = publishedPackages()
  .filter(({ folder }) => /^packages\/providers\/(?!kit$|simulated$)/.test(folder))
  .map(({ manifest }) => String(manifest["name"]));

export const askedNoModel = "The example asked no model.";

/**
 * Runs the first example of a README in a folder that its packages are installed in. Models of a
 * vendor are answered by the test server of @moagraph/provider-kit, on this machine.
 *
 * @param {Readme} readme
 * @param {string} folder
 * @param {string} kit - The folder of @moagraph/provider-kit to take the test server from.
 * @returns {Promise<string | undefined>} what is wrong, if anything is
 */
export async function runExample(readme, folder, kit) {
  const testing = await import(pathToFileURL(join(kit, "dist/testing/index.js")).href);
  const server = await testing.startTestServer({ models: { "*": { text: "An answer." } } });
  try {
    const { ok, output } = await runStep(commandOf(readme, folder, server.url), {
      env: environment(server.url),
      cwd: folder,
    });
    if (!ok) return output.trimEnd();
    return isRemote(readme) && server.journal.length === 0 ? askedNoModel : undefined;
  } finally {
    await server.close();
  }
}

/** @type {(readme: Readme, folder: string, serverUrl: string) => string[]} */
function commandOf({ file, code, command }, folder, serverUrl) {
  if (command !== "") {
    const [, ...args] = command.match(/"[^"]*"|\S+/g) ?? [];
    const program = join(folder, "node_modules/moagraph/bin/moagraph.js");
    return [process.execPath, program, ...args.map((arg) => arg.replaceAll('"', ""))];
  }
  const name = `${file.replaceAll(/\W+/g, "-")}.mjs`;
  writeFileSync(join(folder, name), localCode(code, serverUrl));
  return [process.execPath, name];
}

/** An address in the example itself is replaced by that of the test server. @type {(code: string, serverUrl: string) => string} */
export function localCode(code, serverUrl) {
  return code.replaceAll(/(?<=baseUrl: )"https?:[^"]+"/g, JSON.stringify(serverUrl));
}

/** @type {(readme: Readme) => boolean} */
export function isRemote({ imports }) {
  return imports.some((name) => remoteProviders.includes(name));
}

/** @type {(serverUrl: string) => Record<string, string>} */
export function environment(serverUrl) {
  const names = remoteProviders.map((name) =>
    name.replace("@moagraph/", "").replaceAll("-", "_").toUpperCase(),
  );
  return {
    ...Object.fromEntries(names.map((name) => [`${name}_BASE_URL`, serverUrl])),
    ...Object.fromEntries(names.map((name) => [`${name}_API_KEY`, "no-key"])),
  };
}
