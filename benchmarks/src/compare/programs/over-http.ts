import type { Shape } from "../shape.js";
import { overFetch } from "./fetch.js";
import { handWrittenOverHttp } from "./hand-written.js";
import { moagraphOverHttp } from "./moagraph.js";
import type { Program, Variant } from "./program.js";
import { overSdk } from "./sdk.js";

/** The programs over the models at a base URL. */
export function overHttp(
  shape: Shape,
  baseUrl: string,
): Pick<Readonly<Record<Variant, Program>>, "fetch" | "sdk" | "hand-written" | "moagraph"> {
  return {
    fetch: overFetch(shape, baseUrl),
    sdk: overSdk(shape, baseUrl),
    "hand-written": handWrittenOverHttp(shape, baseUrl),
    moagraph: moagraphOverHttp(shape, baseUrl),
  };
}
