import { type Fields, isFields } from "./reply/fields-of.js";

/**
 * Fields of a request with more fields. Those within an object are added to it.
 *
 * @param asked - The fields.
 * @param added - More fields, which have priority.
 * @example
 * ```ts
 * import { mergedRequest } from "@moagraph/provider-kit/vendor";
 *
 * mergedRequest({ options: { seed: 7 } }, { options: { top_k: 5 } }); // { options: { seed: 7, top_k: 5 } }
 * ```
 */
export function mergedRequest<Request extends Fields>(asked: Request, added: Fields): Request {
  const fields = Object.entries(added).map(([name, value]) => {
    const before = asked[name];
    return [name, isFields(before) && isFields(value) ? mergedRequest(before, value) : value];
  });
  return { ...asked, ...(Object.fromEntries(fields) as Fields) };
}
