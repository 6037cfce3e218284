import type { GraphEndpoint, GraphSpec } from "@moagraph/core/graph";
import { readVariable } from "@moagraph/provider-kit";
import { shellWord } from "@moagraph/report/words";
import { UsageError } from "../errors/usage-error.js";
import { baseUrlVariable, hasBaseUrl, keyVariable } from "./endpoint-variables.js";
import { isLoopback } from "./is-loopback.js";

/** The settings of an endpoint in a graph, for its provider. Its variables override them. */
export interface EndpointSettings extends Omit<GraphEndpoint, "baseUrl"> {
  readonly id: string;
  /** `undefined` if the provider reads the variable. */
  readonly baseUrl: string | undefined;
}

/**
 * The settings of an endpoint in a graph.
 *
 * A graph file can be from somebody else. A key of the user's is sent to its address only if that is
 * this machine, or the user has set the same address.
 *
 * @throws {@link UsageError} `INVALID_SETTING` if a key is set for another address.
 */
export function graphEndpoint(id: string, endpoint: GraphEndpoint): EndpointSettings {
  if (hasBaseUrl(id)) return { ...endpoint, id, baseUrl: undefined };
  const { baseUrl } = endpoint;
  const hasKey = readVariable(keyVariable(id)) !== undefined;
  if (hasKey && !isLoopback(baseUrl)) throw keyWithheld(id, baseUrl);
  return { ...endpoint, id };
}

/** The addresses of a graph to which a run sends prompts, and that the user has not set. */
export function foreignAddresses({ endpoints = {} }: GraphSpec, ids: readonly string[]): string[] {
  return Object.entries(endpoints).flatMap(([id, { baseUrl }]) =>
    ids.includes(id) && !hasBaseUrl(id) && !isLoopback(baseUrl)
      ? [`The models of \`${id}\` are at ${baseUrl}: the graph says so.`]
      : [],
  );
}

function keyWithheld(id: string, baseUrl: string): UsageError {
  return new UsageError({
    code: "INVALID_SETTING",
    message: `${keyVariable(id)} is set, but the address of \`${id}\` is from the graph: your key is not sent to ${baseUrl}.`,
    hint: `If you trust this address, run export ${baseUrlVariable(id)}=${shellWord(baseUrl)}`,
  });
}
