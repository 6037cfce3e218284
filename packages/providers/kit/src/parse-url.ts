/**
 * Reads an address, as `URL.parse` of Node 22.1 does.
 *
 * `URL.canParse` of Node 20 and 22 is wrong after some thousand calls: it then refuses addresses with letters such as
 * `ü` (https://github.com/AikidoSec/firewall-node/pull/1086).
 *
 * @param text - What is read.
 * @param base - What a relative address is read against.
 * @returns `undefined` if it is no address.
 * @example
 * ```ts
 * import { parseUrl } from "@moagraph/provider-kit";
 *
 * parseUrl("https://bücher.example/v1")?.host; // "xn--bcher-kva.example"
 * parseUrl("bücher"); // undefined
 * ```
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
