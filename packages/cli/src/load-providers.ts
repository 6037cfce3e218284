import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { didYouMean, type GraphSpec, modelsOf, nearestName } from "@moagraph/core/graph";
import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { oneLine } from "./one-line.js";
import { type ProviderPackage, providerPackages } from "./provider-packages.js";
import { UsageError } from "./usage-error.js";

/**
 * Loads the providers that a graph's models name, and no others. All get these limits.
 *
 * A package in the user's project has priority over one installed with the command line.
 *
 * @throws {@link UsageError} `UNKNOWN_PROVIDER` or `PROVIDER_NOT_INSTALLED`, for the first failure.
 */
export async function loadProviders(graph: GraphSpec, limits: ProviderLimits): Promise<Provider[]> {
  const ids = new Set(modelsOf(graph).map(providerIdOf));
  return Promise.all([...ids].map((id) => loadProvider(id, limits)));
}

/** The options that every provider has. */
interface ProviderOptions {
  readonly limits: ProviderLimits | undefined;
}

/** The part of a model name before the first colon. */
export function providerIdOf(model: string): string {
  const colon = model.indexOf(":");
  if (colon > 0 && colon < model.length - 1) return model.slice(0, colon);
  throw new UsageError({
    code: "UNKNOWN_PROVIDER",
    message: `The model \`${model}\` has no provider.`,
    hint: `Write it as \`provider:model-id\`, such as \`openai:gpt-4o\`, or pass --model ${model}=openai:gpt-4o.`,
  });
}

/** Loads one provider by its id. */
export async function loadProvider(id: string, limits?: ProviderLimits): Promise<Provider> {
  if (!Object.hasOwn(providerPackages, id)) throw unknownProvider(id);
  const source = providerPackages[id] as ProviderPackage;
  const create = (await loadPackage(findPackage(id, source), source))[source.factory];
  if (typeof create !== "function") throw wrongVersion(source);
  return (create as (options: ProviderOptions) => Provider)({ limits });
}

async function loadPackage(
  address: string,
  { name }: ProviderPackage,
): Promise<Record<string, unknown>> {
  try {
    return (await import(address)) as Record<string, unknown>;
  } catch (error) {
    throw notLoadable(name, error);
  }
}

function findPackage(id: string, { name }: ProviderPackage): string {
  const folders = [join(process.cwd(), "moagraph.js"), import.meta.url];
  for (const folder of folders) {
    try {
      return pathToFileURL(createRequire(folder).resolve(name)).href;
    } catch {
      // Not installed there. Try the next folder.
    }
  }
  throw notInstalled(id, name);
}

function unknownProvider(id: string): UsageError {
  const known = Object.keys(providerPackages);
  return new UsageError({
    code: "UNKNOWN_PROVIDER",
    message: `There is no provider \`${id}\`.`,
    hint: didYouMean(nearestName(id, known), `The providers are ${known.join(", ")}.`),
  });
}

function notInstalled(id: string, name: string): UsageError {
  return new UsageError({
    code: "PROVIDER_NOT_INSTALLED",
    message: `The graph uses models of \`${id}\`, but its package is not installed.`,
    hint: `Run npm install ${name}, or simulate every model with --offline.`,
  });
}

function notLoadable(name: string, cause: unknown): UsageError {
  return new UsageError({
    code: "PROVIDER_NOT_INSTALLED",
    message: `\`${name}\` is installed but cannot be loaded: ${oneLine(String(cause).split("\n", 1).join())}.`,
    hint: `Run npm install ${name} again to install its dependencies.`,
    cause,
  });
}

function wrongVersion({ name, factory }: ProviderPackage): UsageError {
  return new UsageError({
    code: "PROVIDER_NOT_INSTALLED",
    message: `The installed \`${name}\` has no export \`${factory}\`.`,
    hint: `Run npm install ${name}@latest.`,
  });
}
