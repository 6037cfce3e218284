import { modelIdOf } from "@moagraph/core/graph";
import type { Endpoint } from "./endpoint.js";

/** The id that an endpoint is asked for: as the reader set it, else the part after the colon. */
export function modelIdAt({ modelIds }: Pick<Endpoint, "modelIds">, model: string): string {
  const set = modelIds.get(model)?.trim() ?? "";
  return set === "" ? modelIdOf(model) : set;
}
