// How reach/ works: `reach-providers.ts` finds the providers that may be usable now: those with a
// variable (`set-variables.ts`), and servers at their usual ports (`find-servers.ts`, with the table in
// `../providers/local-servers.ts`). `reach-provider.ts` asks one of them for its models (`list-models.ts`).
import { readVariable } from "@moagraph/provider-kit";
import { baseUrlVariable } from "../providers/endpoint-variables.js";
import { knownEndpoints } from "../providers/known-endpoints.js";
import { providerPackages } from "../providers/provider-packages.js";
import { findServers, type FoundServer } from "./find-servers.js";
import { type LocalServer, localServers } from "../providers/local-servers.js";
import { type ProviderToAsk, reachProvider } from "./reach-provider.js";
import type { ReachedProvider } from "./reached-provider.js";
import { setVariables } from "./set-variables.js";

/** What to ask. */
export interface ReachOptions {
  /** Only these providers, also if no variable is set for them. @defaultValue all that are set up */
  readonly ids?: readonly string[];
  /** Whether servers at their usual ports are looked for. */
  readonly isLocal: boolean;
  /** Milliseconds for each list of models. @defaultValue 10,000 */
  readonly limitMs?: number;
}

/**
 * Asks all providers that are set up, at the same time. Failures are part of the result.
 *
 * @param usualServers - The servers to look for.
 */
export async function reachProviders(
  { ids = [], isLocal, limitMs }: ReachOptions,
  signal: AbortSignal,
  usualServers: readonly LocalServer[] = localServers,
): Promise<ReachedProvider[]> {
  const set = knownIds().filter((id) => setVariables(id).length > 0);
  const addresses = set.flatMap((id) => readVariable(baseUrlVariable(id)) ?? []);
  const servers = isLocal ? await findServers(addresses, signal, usualServers) : [];
  const all = ids.length > 0 ? ids : [...set, ...servers.map(({ id }) => id)];
  return Promise.all(toAsk(all, servers).map((each) => reachProvider(each, signal, limitMs)));
}

/** Each id once. A server that was found has the models of its id, unless a base URL is set. */
function toAsk(ids: readonly string[], servers: readonly FoundServer[]): ProviderToAsk[] {
  const serverOf = (id: string): FoundServer | undefined =>
    readVariable(baseUrlVariable(id)) === undefined
      ? servers.find((server) => server.id === id)
      : undefined;
  return [...new Set(ids)].map((id) => ({ id, server: serverOf(id) }));
}

/** They have no list of models. `LANGCHAIN_API_KEY` is a variable of LangSmith. */
const withoutList: ReadonlySet<string> = new Set(["langchain", "simulated"]);

/** The ids whose variables are read. Variables of other ids may belong to other programs. */
function knownIds(): string[] {
  const known = [
    ...Object.keys(providerPackages).filter((id) => !withoutList.has(id)),
    ...Object.keys(knownEndpoints),
  ];
  return [...new Set(known)];
}
