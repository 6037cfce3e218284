import { MoaError } from "../moa-error.js";
import { readVariable } from "./read-variable.js";

/** Where a base URL may come from. */
export interface BaseUrlSource {
  /** Who needs it, such as `openai:gpt-4o`. */
  readonly name: string;
  /** The environment variable, such as `OPENAI_BASE_URL`. */
  readonly variable: string;
  /** How to pass it in code, such as `openai({ baseUrl })`. */
  readonly call: string;
  /** What was passed in code, if anything. The variable is not read then. */
  readonly given: string | undefined;
  /** The vendor's own address; absent where there is none. */
  readonly usual?: string | undefined;
}

/**
 * The base URL from the options, else from the environment, else the usual one; without a slash
 * at its end.
 *
 * @throws {MoaError} `INVALID_SETTING` if there is none, or if it is no HTTP address.
 */
export function readBaseUrl(source: BaseUrlSource): string {
  const { name, variable, call, given, usual } = source;
  const baseUrl = given ?? readVariable(variable) ?? usual;
  if (baseUrl === undefined) {
    throw invalid(`${variable} is not set; ${name} needs it.`, `Set ${variable}, or pass ${call}.`);
  }
  if (isHttp(baseUrl)) return baseUrl.replace(/\/+$/, "");
  const origin = given === undefined ? variable : call;
  throw invalid(
    `${origin} is no address of an API, but ${name} needs one.`,
    `Give one such as ${usual ?? "http://localhost:8000/v1"}, without a user name or a query.`,
  );
}

/** A user name, password or query may be secret, and messages name the base URL. */
function isHttp(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}` === "";
}

function invalid(message: string, hint: string): MoaError {
  return new MoaError({ code: "INVALID_SETTING", message, hint });
}
