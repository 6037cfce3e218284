import { MoaError } from "../moa-error.js";
import { baseUrlFault } from "./base-url-fault.js";
import { readVariable } from "./read-variable.js";

/** The possible sources of a base URL. */
export interface BaseUrlSource {
  /** The model that needs it, such as `openai:gpt-4o`. Messages name it. */
  readonly name: string;
  /** The environment variable, such as `OPENAI_BASE_URL`. */
  readonly variable: string;
  /** How to pass it in code, such as `openai({ baseUrl })`. */
  readonly call: string;
  /** The base URL passed in code, if any. The variable is then not read. */
  readonly given: string | undefined;
  /** The vendor's own address; absent if there is none. */
  readonly defaultUrl?: string | undefined;
}

/**
 * The base URL from the options, or else from the environment, or else the vendor's; without
 * white space at its ends and without a slash at its end. It may have a query, as in Azure's `?api-version=2024-10-21`; see
 * {@link splitQuery}.
 *
 * @param source - The option, the variable and the default.
 * @throws {MoaError} `INVALID_SETTING` if there is none, or if it is not an HTTP address. A fragment, a
 * user name or a password are not accepted. The message never contains the text.
 * @example
 * ```ts
 * import { readBaseUrl } from "@moagraph/provider-kit";
 *
 * const source = { name: "Acme", variable: "ACME_BASE_URL", call: "acme({ baseUrl })" };
 * readBaseUrl({ ...source, given: " http://localhost:8000/v1/ " }); // "http://localhost:8000/v1"
 * ```
 */
export function readBaseUrl(source: BaseUrlSource): string {
  const { name, variable, call, given, defaultUrl } = source;
  const baseUrl = (given ?? readVariable(variable) ?? defaultUrl)?.trim();
  if (baseUrl === undefined) {
    throw invalid(`${variable} is not set; ${name} needs it.`, `Set ${variable}, or pass ${call}.`);
  }
  const fault = baseUrlFault(baseUrl);
  if (fault === undefined) return withoutLastSlash(baseUrl);
  const origin = given === undefined ? variable : call;
  throw invalid(
    `${origin} is not the HTTP address of an API: it ${fault.says}. ${name} needs one.`,
    fault.fix ?? `Set an address such as ${defaultUrl ?? "http://localhost:8000/v1"}.`,
  );
}

/**
 * Splits a base URL at its query. The path of a request goes between both parts, and messages
 * contain only the first.
 *
 * @param url - From `readBaseUrl`.
 * @returns The query with its question mark, or an empty text.
 * @example
 * ```ts
 * import { splitQuery } from "@moagraph/provider-kit";
 *
 * splitQuery("http://localhost:8000/v1?api-version=2");
 * // { baseUrl: "http://localhost:8000/v1", query: "?api-version=2" }
 * ```
 */
export function splitQuery(url: string): { readonly baseUrl: string; readonly query: string } {
  const end = url.indexOf("?");
  if (end === -1) return { baseUrl: url, query: "" };
  const query = url.slice(end);
  return { baseUrl: url.slice(0, end), query: query === "?" ? "" : query };
}

function withoutLastSlash(url: string): string {
  const { baseUrl, query } = splitQuery(url);
  let end = baseUrl.length;
  while (baseUrl[end - 1] === "/") end -= 1;
  return `${baseUrl.slice(0, end)}${query}`;
}

function invalid(message: string, hint: string): MoaError {
  return new MoaError({ code: "INVALID_SETTING", message, hint });
}
