import type { Shape } from "../shape.js";
import { overFetch } from "./fetch.js";
import { handWrittenOverHttp } from "./hand-written.js";
import { moagraphOverHttp, moagraphWithChatOpenAI } from "./moagraph.js";
import type { Program, Variant } from "./program.js";
import { overSdk } from "./sdk.js";

/** The programs with the models at a base URL. */
export function overHttp(
  shape: Shape,
  baseUrl: string,
): Readonly<Record<Exclude<Variant, "floor">, Program>> {
  return {
    fetch: overFetch(shape, baseUrl),
    sdk: overSdk(shape, baseUrl),
    "hand-written": handWrittenOverHttp(shape, baseUrl),
    moagraph: moagraphOverHttp(shape, baseUrl),
    "moagraph-chat-openai": moagraphWithChatOpenAI(shape, baseUrl),
  };
}
