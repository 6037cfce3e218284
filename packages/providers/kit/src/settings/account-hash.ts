import { sha256 } from "@langchain/core/utils/hash";
import type { CalledModel } from "../http/called-model.js";

/** What identifies the account that a request is made for. */
export interface Account extends Pick<CalledModel, "baseUrl" | "key" | "query"> {
  /** Headers that are sent with every request, such as the organisation. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * A hash of an account, for {@link Provider.account} and for the `account` of a model's
 * `_identifyingParams()`. It is SHA-256 in hexadecimal, so neither key nor headers can be read from
 * it.
 *
 * @param account - Base URL, key, query and headers.
 * @example
 * ```ts
 * import { accountHash } from "@moagraph/provider-kit";
 *
 * const baseUrl = "https://api.example.com/v1";
 * const tenants = ["a", "b"].map((key) => accountHash({ baseUrl, key }));
 * console.log(tenants[0] === tenants[1], tenants[0]?.length); // false 64
 * ```
 */
export function accountHash({ baseUrl, key, query, headers = {} }: Account): string {
  const sent = Object.entries(headers).filter(([, value]) => value !== undefined);
  const named = sent.map(([name, value]) => JSON.stringify([name.toLowerCase(), value]));
  return sha256(JSON.stringify([baseUrl, query || null, key ?? null, named.toSorted()]));
}
