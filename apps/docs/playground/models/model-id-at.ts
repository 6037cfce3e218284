import type { Endpoint } from "./endpoint.js";
import { splitModel } from "./split-model.js";

/** The id that an endpoint is asked for: as the reader set it, else the part after the colon. */
export function modelIdAt({ modelIds }: Pick<Endpoint, "modelIds">, model: string): string {
  const set = modelIds.get(model)?.trim() ?? "";
  return set === "" ? splitModel(model).id : set;
}
