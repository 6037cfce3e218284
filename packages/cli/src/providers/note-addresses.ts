import type { GraphSpec } from "@moagraph/core/graph";
import { oneLine } from "../one-line.js";
import { stderr } from "../text-output.js";
import { foreignAddresses } from "./graph-endpoint.js";
import { providerIdsOf } from "./load-providers.js";

/** Names on stderr the addresses of a graph that the user has not set, before they are used. */
export function noteAddresses(graph: GraphSpec): void {
  for (const text of foreignAddresses(graph, providerIdsOf(graph))) {
    stderr.write(`${oneLine(`note: ${text}`)}\n`);
  }
}
