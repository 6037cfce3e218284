import type { ListedModel } from "@moagraph/provider-kit";
import { getList, listedFacts, type VendorAccess } from "@moagraph/provider-kit/vendor";

/** Requests the list of models, page by page. */
export async function listModels(
  access: VendorAccess,
  signal: AbortSignal | undefined,
): Promise<readonly ListedModel[]> {
  return getList(access, signal, {
    path: (after) => {
      const page = after === undefined ? "" : `&after_id=${encodeURIComponent(after)}`;
      return `/v1/models?limit=1000${page}`;
    },
    list: "data",
    model({ id, max_input_tokens: contextTokens, max_tokens: maxOutputTokens }, origin) {
      if (typeof id !== "string") return undefined;
      return { id, facts: listedFacts(origin, { contextTokens, maxOutputTokens }) };
    },
    next: ({ has_more, last_id }) =>
      has_more === true && typeof last_id === "string" ? last_id : undefined,
  });
}
