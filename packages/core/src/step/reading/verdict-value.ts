import { jsonObjectIn } from "../../ask/format/json-text.js";

/** The value of a key in a reply that is a JSON object; `undefined` in any other reply. */
export function verdictValue(reply: string, key: string): unknown {
  if (!/^\s*(?:`{3}|\{)/.test(reply)) return undefined;
  const found = jsonObjectIn(reply);
  return typeof found === "string" ? undefined : found.value[key];
}
