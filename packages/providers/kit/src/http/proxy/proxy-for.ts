import { parseUrl } from "../../parse-url.js";
import { ConnectionError } from "../../provider-errors.js";
import { readVariable } from "../../settings/read-variable.js";
import { type CalledModel, nameOf } from "../called-model.js";
import { isExcluded } from "./is-excluded.js";

/** The proxy that an environment variable sets. */
export interface Proxy {
  /** The address without user name and password. */
  readonly url: URL;
  /** User name and password, if there are any. They never appear in messages. */
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  /** The variable that set it, such as `HTTPS_PROXY`. */
  readonly variable: string;
}

// As in undici's `EnvHttpProxyAgent` and Node's `NODE_USE_ENV_PROXY`, HTTP_PROXY is used for HTTPS
// too. ALL_PROXY is curl's.
const variables: Readonly<Record<string, readonly string[]>> = {
  "http:": ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"],
  "https:": ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy", "HTTP_PROXY"],
};
const protocols = /^(https?|socks5?):$/;

/**
 * The proxy for a request, from HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in upper or lower
 * case.
 *
 * @throws {ConnectionError} If the variable is not the address of a proxy.
 */
export function proxyFor(call: CalledModel, target: string): Proxy | undefined {
  const url = new URL(target);
  const variable = variables[url.protocol]?.find((name) => readVariable(name) !== undefined);
  if (variable === undefined) return undefined;
  if (isExcluded(url, readVariable("no_proxy") ?? readVariable("NO_PROXY") ?? "")) return undefined;
  const proxy = parsed(readVariable(variable) ?? "");
  if (proxy === undefined) throw invalid(call, url, variable);
  return { ...proxy, variable };
}

function parsed(text: string): Omit<Proxy, "variable"> | undefined {
  const address = text.includes("://") ? text.replace(/^socks5h:/i, "socks5:") : `http://${text}`;
  const url = parseUrl(address);
  if (url === undefined || !protocols.test(url.protocol) || url.hostname === "") return undefined;
  const { username, password } = url;
  url.username = "";
  url.password = "";
  const hasCredentials = `${username}${password}` !== "";
  const credentials = { username: decoded(username), password: decoded(password) };
  return { url, credentials: hasCredentials ? credentials : undefined };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function invalid(call: CalledModel, target: URL, variable: string): ConnectionError {
  return new ConnectionError({
    provider: call.provider,
    model: call.model,
    isRetryable: false,
    message: `${nameOf(call)} could not be reached: ${variable} is not the address of a proxy.`,
    hint: `Set ${variable} to an address such as http://proxy.example.com:3128, or add ${target.hostname} to NO_PROXY.`,
  });
}
