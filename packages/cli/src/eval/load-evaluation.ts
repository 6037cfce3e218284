// How eval/ works: `load-evaluation.ts` loads @moagraph/eval, which does the work of each command of
// `moagraph eval`. `system-of.ts` finds the graph that answers. `confirm-cost.ts` asks before money is
// spent, `progress-view.ts` shows how far the work is.
import { fileURLToPath, pathToFileURL } from "node:url";
import { oneLine } from "../one-line.js";
import { UsageError } from "../errors/usage-error.js";
import { debugNote } from "../process/debug-note.js";
import { findPackage, searchedPlaces } from "../providers/find-package.js";

/** The exports of `@moagraph/eval`. */
export type Evaluation = typeof import("@moagraph/eval");

const name = "@moagraph/eval";

/**
 * Loads `@moagraph/eval`: from the user's project, or else from beside the command line.
 *
 * @param needed - The exports that the command uses.
 * @throws {@link UsageError} `PACKAGE_NOT_INSTALLED` if it is missing, broken or too old.
 */
export async function loadEvaluation<Name extends keyof Evaluation>(
  ...needed: readonly Name[]
): Promise<Pick<Evaluation, Name>> {
  const path = findPackage(name);
  if (path === undefined) throw notInstalled();
  const loaded = await importFrom(pathToFileURL(path).href);
  const missing = needed.find((each) => !(each in loaded));
  if (missing !== undefined) throw wrongVersion(missing);
  return loaded;
}

async function importFrom(address: string): Promise<Evaluation> {
  debugNote(`${name} is loaded from ${oneLine(fileURLToPath(address))}`);
  try {
    return (await import(address)) as Evaluation;
  } catch (cause) {
    throw notLoadable(cause);
  }
}

function notInstalled(): UsageError {
  return fault(
    `\`moagraph eval\` needs the package \`${name}\`, which is not installed.`,
    `Run npm install ${name}, or npm install -g ${name} beside a global moagraph. ${searchedPlaces()}`,
  );
}

function notLoadable(cause: unknown): UsageError {
  const reason = oneLine(String(cause).split("\n", 1).join());
  return fault(
    `\`${name}\` is installed but cannot be loaded: ${reason}.`,
    `Run npm install ${name} again to install its dependencies.`,
    cause,
  );
}

function wrongVersion(missing: string): UsageError {
  return fault(
    `The installed \`${name}\` has no export \`${missing}\`.`,
    `Run npm install ${name}@latest.`,
  );
}

function fault(message: string, hint: string, cause?: unknown): UsageError {
  return new UsageError({ code: "PACKAGE_NOT_INSTALLED", message, hint, cause });
}
