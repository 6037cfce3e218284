import { parseUrl } from "../parse-url.js";

/** Why a text is not a base URL. */
export interface BaseUrlFault {
  /** The rest of the sentence after "it". It never contains the text, which may hold a password. */
  readonly says: string;
  /** What to type, if the text shows it. */
  readonly fix?: string;
}

/** White space, control characters and invisible ones, which a URL would drop or encode. */
const invisible = /[\s\p{Cc}\p{Cf}]/u;
const scheme = /^([a-z][a-z0-9+.-]{0,20}):\/\//i;
/**
 * This machine, an IPv4 address, or a domain with a port or a path: no user name and no query. A key
 * that was set by mistake does not look like that.
 */
const address =
  /^(?:(?<local>localhost|\d{1,3}(?:\.\d{1,3}){3})(?![^:/])|(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,20}(?=[:/]))(?::\d{1,5})?(?:\/[\w./-]{0,100})?$/i;

/**
 * Why a text is not the HTTP address of an API; `undefined` if it is one.
 *
 * @param text - Without white space at its ends.
 * @example
 * ```ts
 * import { baseUrlFault } from "@moagraph/provider-kit";
 *
 * baseUrlFault("https://api.example.com/v1"); // undefined
 * baseUrlFault("localhost:1234/v1")?.fix; // "Write http://localhost:1234/v1."
 * ```
 */
export function baseUrlFault(text: string): BaseUrlFault | undefined {
  if (text === "") return { says: "is empty" };
  if (/^["'`]|["'`]$/.test(text)) return { says: "has quotes", fix: "Remove the quotes." };
  if (invisible.test(text)) return { says: "has spaces, line breaks or invisible characters" };
  if (text.includes("#")) {
    return { says: "has a fragment (#)", fix: "Remove the # and what follows it." };
  }
  return schemeFault(text) ?? addressFault(text) ?? pathFault(text);
}

function schemeFault(text: string): BaseUrlFault | undefined {
  const name = scheme.exec(text)?.[1]?.toLowerCase();
  // A URL would take the first part of the path as its host.
  if (/^https?:\/\/\//i.test(text)) return { says: "has no host" };
  if (name === "http" || name === "https") return undefined;
  if (name !== undefined) {
    return { says: `begins with ${name}://`, fix: "Begin it with http:// or https://." };
  }
  const says = "does not begin with http:// or https://";
  const found = address.exec(text);
  if (found === null) return { says };
  // Servers on this machine and in private networks rarely have certificates.
  const isLocal = found.groups?.["local"] !== undefined;
  return { says, fix: `Write ${isLocal ? "http" : "https"}://${text}.` };
}

function addressFault(text: string): BaseUrlFault | undefined {
  const url = parseUrl(text);
  if (url === undefined) return { says: "has no valid host and port" };
  if (`${url.username}${url.password}` === "") return undefined;
  // Messages contain the base URL.
  return {
    says: "has a user name or a password",
    fix: "Remove them. Set the key, or pass `headers` if the provider takes them.",
  };
}

/**
 * Backslashes, encoded white space, control characters, `#`, `?` and backslashes, and at the end what
 * the client adds.
 */
const wrongPart = /\\|%(?:[01].|2[03]|3f|5c|7f)|\/(?:(?:chat\/)?completions)(?=\/*$)/i;

function pathFault(text: string): BaseUrlFault | undefined {
  const [path = ""] = text.split("?", 1);
  const [part] = wrongPart.exec(path) ?? [];
  if (part === undefined) return undefined;
  const fix = part === "\\" ? "Write / for it." : `Remove the ${part}.`;
  return { says: `has ${part} in its path`, fix };
}
