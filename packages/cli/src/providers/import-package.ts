import { fileURLToPath, pathToFileURL } from "node:url";
import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { oneLine } from "../one-line.js";
import { UsageError } from "../errors/usage-error.js";
import { debugNote } from "../process/debug-note.js";
import { findPackage } from "./find-package.js";
import type { EndpointSettings } from "./graph-endpoint.js";
import type { ProviderPackage } from "./provider-packages.js";

/** The options that the command line gives to a provider. Only endpoints have settings. */
export interface ProviderOptions extends Partial<EndpointSettings> {
  readonly limits: ProviderLimits | undefined;
}

/** The address of an installed package; `undefined` if it is not installed. */
export function addressOf({ name }: ProviderPackage): string | undefined {
  const path = findPackage(name);
  return path === undefined ? undefined : pathToFileURL(path).href;
}

/**
 * Makes a provider with the package at an address.
 *
 * @throws {@link UsageError} `PROVIDER_NOT_INSTALLED` if the package cannot be loaded.
 */
export async function makeProvider(
  address: string,
  source: ProviderPackage,
  options: ProviderOptions,
): Promise<Provider> {
  const create = (await importPackage(address, source))[source.factory];
  if (typeof create !== "function") throw wrongVersion(source);
  return (create as (options: ProviderOptions) => Provider)(options);
}

async function importPackage(
  address: string,
  { name }: ProviderPackage,
): Promise<Record<string, unknown>> {
  debugNote(`${name} is loaded from ${oneLine(fileURLToPath(address))}`);
  try {
    return (await import(address)) as Record<string, unknown>;
  } catch (error) {
    throw notLoadable(name, error);
  }
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
