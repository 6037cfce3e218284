import type { RequestBody } from "@moagraph/provider-kit/vendor";

/** A request with more fields. Those within an object are added to it. */
export function mergedRequest(asked: RequestBody, added: RequestBody): RequestBody {
  const fields = Object.entries(added).map(([name, value]) => {
    const before = asked[name];
    return [name, isObject(before) && isObject(value) ? mergedRequest(before, value) : value];
  });
  return { ...asked, ...(Object.fromEntries(fields) as RequestBody) };
}

function isObject(value: unknown): value is RequestBody {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
