import { MoaError } from "../moa-error.js";
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
 * The base URL from the options, or else from the environment, or else the vendor's; without a
 * slash at its end.
 *
 * @throws {MoaError} `INVALID_SETTING` if there is none, or if it is not an HTTP address.
 */
export function readBaseUrl(source: BaseUrlSource): string {
  const { name, variable, call, given, defaultUrl } = source;
  const baseUrl = given ?? readVariable(variable) ?? defaultUrl;
  if (baseUrl === undefined) {
    throw invalid(`${variable} is not set; ${name} needs it.`, `Set ${variable}, or pass ${call}.`);
  }
  if (isHttp(baseUrl)) return baseUrl.replace(/\/+$/, "");
  const origin = given === undefined ? variable : call;
  throw invalid(
    `${origin} is not the HTTP address of an API; ${name} needs one.`,
    `Set an address such as ${defaultUrl ?? "http://localhost:8000/v1"}, without a user name or a query.`,
  );
}

/** A user name, password or query may be secret, and messages contain the base URL. */
function isHttp(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}` === "";
}

function invalid(message: string, hint: string): MoaError {
  return new MoaError({ code: "INVALID_SETTING", message, hint });
}
