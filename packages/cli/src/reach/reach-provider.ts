import type { GraphEndpoint } from "@moagraph/core/graph";
import { MoaError, type Provider, readVariable } from "@moagraph/provider-kit";
import { UsageError } from "../errors/usage-error.js";
import { withoutCode } from "../errors/without-code.js";
import { oneLine } from "../one-line.js";
import { addressOf, makeProvider } from "../providers/import-package.js";
import { baseUrlVariable, hasBaseUrl } from "../providers/endpoint-variables.js";
import { ownApis } from "../providers/known-endpoints.js";
import { loadProvider } from "../providers/load-provider.js";
import {
  endpointPackage,
  packageOf,
  type ProviderPackage,
} from "../providers/provider-packages.js";
import type { FoundServer } from "./find-servers.js";
import { listModels } from "./list-models.js";
import { howToAddModel, isLocal } from "../providers/local-servers.js";
import type { ReachedProvider, ReachFault } from "./reached-provider.js";
import { setVariables } from "./set-variables.js";

/** A provider to ask: one with variables, or a server that was found. */
export interface ProviderToAsk {
  readonly id: string;
  readonly server?: FoundServer | undefined;
  /** Its endpoint in a graph. */
  readonly endpoint?: GraphEndpoint | undefined;
}

/** Asks a provider for its models. A failure is part of the result. */
export async function reachProvider(
  asked: ProviderToAsk,
  signal: AbortSignal,
  limitMs?: number,
): Promise<ReachedProvider> {
  const { id, server, endpoint } = asked;
  const variables = setVariables(id);
  const address = server?.baseUrl ?? readVariable(baseUrlVariable(id)) ?? endpoint?.baseUrl;
  // A package knows the usual address itself.
  const baseUrl = isInstalled(id) ? undefined : server?.baseUrl;
  const about = { id, variables, baseUrl, isLocal: isLocal(id, address) };
  try {
    const list = await listModels(await providerOf(asked, variables), signal, limitMs);
    const fault = list.models.length === 0 && !list.isUnlisted ? noModels(id) : undefined;
    return { ...about, ...list, fault };
  } catch (error) {
    signal.throwIfAborted();
    return { ...about, models: [], isUnlisted: false, fault: faultOf(error) };
  }
}

async function providerOf(
  { id, server, endpoint }: ProviderToAsk,
  variables: readonly string[],
): Promise<Provider> {
  if (endpoint !== undefined) return loadProvider(id, undefined, endpoint);
  if (server !== undefined && !isInstalled(id)) return endpointOf(server);
  const source = packageOf(id);
  if (isInstalled(id)) return loadProvider(id);
  const needed = hasBaseUrl(id) && !ownApis.has(id) ? endpointPackage : source;
  if (needed === undefined || addressOf(needed) !== undefined) return loadProvider(id);
  throw notInstalled(
    variables.length === 0 ? `\`${id}\` is a known provider` : `${variables.join(" and ")} is set`,
    source ?? needed,
  );
}

async function endpointOf({ id, baseUrl }: FoundServer): Promise<Provider> {
  const address = addressOf(endpointPackage);
  if (address === undefined) throw notInstalled(`It answers at ${baseUrl}`, endpointPackage);
  return makeProvider(address, endpointPackage, { id, limits: undefined, baseUrl });
}

/** Whether a provider has a package of its own here. */
function isInstalled(id: string): boolean {
  const source = packageOf(id);
  return source !== undefined && addressOf(source) !== undefined;
}

function notInstalled(fact: string, { name }: ProviderPackage): UsageError {
  return new UsageError({
    code: "PROVIDER_NOT_INSTALLED",
    message: `${fact}, but the package \`${name}\` is not installed.`,
    hint: `Run npm install ${name}.`,
  });
}

function noModels(id: string): ReachFault {
  return { code: "NO_MODELS", message: "It has no model.", hint: howToAddModel(id) };
}

function faultOf(error: unknown): ReachFault {
  const [line = ""] = String(error).split("\n", 1);
  if (!MoaError.isInstance(error)) return { code: "UNEXPECTED", message: line, hint: seeDebug };
  const { code, message, hint } = error;
  return { code, message: oneLine(message), hint: oneLine(withoutCode(hint)) };
}

const seeDebug = "This is an error of the provider's package. Install its latest version.";
