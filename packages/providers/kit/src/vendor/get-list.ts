import {
  boundedText,
  errorFromResponse,
  errorReportIn,
  followSignal,
  type ListedModel,
  type Origin,
  ProviderError,
  replyLimits,
} from "@moagraph/provider-kit";
import { get } from "./create-post.js";
import { parsedJson } from "./reply/body/parsed-json.js";
import { failureOf } from "./reply/failure-of.js";
import { type Fields, fieldsOf } from "./reply/fields-of.js";
import { malformed, wrongType } from "./reply/malformed.js";
import type { VendorAccess } from "./vendor-provider.js";

/** How a vendor lists its models. */
export interface ModelList {
  /**
   * The path of a page below the base URL. The first has no token.
   *
   * @param token - The token of the page; `undefined` for the first.
   */
  path(token: string | undefined): string;
  /** The field with the models, such as `data`. A page can also be the list itself. */
  readonly list: string;
  /**
   * The model of a row; `undefined` if it is not for chats.
   *
   * @param row - The row as parsed JSON.
   * @param origin - The address of the list, and today.
   */
  model(row: Fields, origin: Origin): ListedModel | undefined;
  /**
   * The token of the next page.
   *
   * @param page - The page as parsed JSON.
   * @defaultValue there is one page
   */
  next?(page: Fields): string | undefined;
}

/** More pages than any vendor has. */
const mostPages = 50;

/**
 * Requests the list of models that an account can use.
 *
 * @param access - The vendor's address, key and headers.
 * @param signal - Aborts the request.
 * @param list - How the list is requested and read.
 * @throws {ProviderError} If a request fails, or if it is not answered with a list.
 * @example
 * ```ts
 * import { getList, type ModelList } from "@moagraph/provider-kit/vendor";
 *
 * const access = {
 *   call: { provider: "acme", model: "", keyName: "ACME_API_KEY", baseUrl: "http://localhost:8000/v1" },
 *   headers: { authorization: "Bearer a-key" },
 * };
 * const list: ModelList = {
 *   path: () => "/models",
 *   list: "data",
 *   model: ({ id }) => (typeof id === "string" ? { id, facts: {} } : undefined),
 * };
 * const models = await getList(access, undefined, list);
 * ```
 */
export async function getList(
  access: VendorAccess,
  signal: AbortSignal | undefined,
  list: ModelList,
): Promise<readonly ListedModel[]> {
  const models: ListedModel[] = [];
  let token: string | undefined;
  for (let page = 0; ; page += 1) {
    if (page === mostPages) throw malformed(access.call, `sent more than ${page} pages of models`);
    const path = list.path(token);
    const sent = await getJson(access, path, signal);
    const origin = originOf(access, path);
    for (const row of rowsIn(access, sent, list.list)) {
      const model = list.model(row, origin);
      if (model !== undefined) models.push(model);
    }
    token = list.next?.(fieldsOf(sent) ?? {});
    if (token === undefined) return models;
  }
}

/**
 * Today, as `YYYY-MM-DD`.
 *
 * @example
 * ```ts
 * import { today } from "@moagraph/provider-kit/vendor";
 *
 * today().length; // 10
 * ```
 */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function originOf({ call }: VendorAccess, path: string): Origin {
  const [source = ""] = `${call.baseUrl}${path}`.split("?", 1);
  return { source, asOf: today() };
}

function rowsIn({ call }: VendorAccess, sent: unknown, path: string): readonly Fields[] {
  const report = errorReportIn(sent);
  if (report !== undefined) throw errorFromResponse(call, { body: report });
  const found = Array.isArray(sent) ? sent : fieldsOf(sent)?.[path];
  if (!Array.isArray(found)) {
    throw wrongType(call, { of: "reply", path, found, expected: "a list of models" });
  }
  return found.map(fieldsOf).filter((row) => row !== undefined);
}

/**
 * Requests a list of models with GET from a path below the base URL, as JSON.
 *
 * @param access - The vendor's address, key and headers.
 * @param path - Such as `/models`.
 * @param signal - Aborts the request.
 * @throws {ProviderError} If the request fails.
 * @example
 * ```ts
 * import { fieldsOf, getJson } from "@moagraph/provider-kit/vendor";
 *
 * const access = {
 *   call: { provider: "acme", model: "", keyName: "ACME_API_KEY", baseUrl: "http://localhost:8000/v1" },
 *   headers: { authorization: "Bearer a-key" },
 * };
 * const found = fieldsOf(await getJson(access, "/models", undefined));
 * console.log(found?.["object"]); // list
 * ```
 */
export async function getJson(
  access: VendorAccess,
  path: string,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return readJson(access.call, signal, (own) => get(access, path, own), "a list of models");
}

/**
 * Reads the JSON of a response.
 *
 * @param call - The model that is called, for error messages.
 * @param signal - Aborts the request.
 * @param send - Sends the request with a signal that follows the caller's.
 * @param what - What an error calls the response.
 * @throws {ProviderError} If the request fails, or if the response is not JSON or too long.
 * @example
 * ```ts
 * import { readJson } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * await readJson(call, undefined, async () => new Response('{"models":[]}')); // { models: [] }
 * ```
 */
export async function readJson(
  call: VendorAccess["call"],
  signal: AbortSignal | undefined,
  send: (signal: AbortSignal) => Promise<Response>,
  what = "a reply",
): Promise<unknown> {
  const own = followSignal(signal);
  try {
    own.signal.throwIfAborted();
    const response = await send(own.signal);
    const texts: string[] = [];
    for await (const part of boundedText(call, response, replyLimits(0))) texts.push(part);
    return parsedJson(call, texts.join(""));
  } catch (error) {
    throw tooLong(call, failureOf(call, error, signal), what);
  } finally {
    own.end();
  }
}

function tooLong(call: VendorAccess["call"], error: unknown, what: string): unknown {
  const isLong = ProviderError.isInstance(error) && error.code === "REPLY_TOO_LONG";
  return isLong ? malformed(call, `sent ${what} of more than 16 MB`) : error;
}
