import { parse as parseJson } from "jsonc-parser";
import { parseDocument } from "yaml";
import type { TextFormat } from "../session/session.js";

/** Reads what can be read of a text that is being typed. `undefined` if nothing can. */
export function looseValue(text: string, format: TextFormat): unknown {
  try {
    return format === "json" ? parseJson(text) : parseDocument(text, { logLevel: "silent" }).toJS();
  } catch {
    return undefined;
  }
}
