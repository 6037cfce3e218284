import { type ListedModel, type ModelFacts } from "@moagraph/provider-kit";
import { count, type Fields, getList, type VendorAccess } from "@moagraph/provider-kit/vendor";

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
    model: (row, origin) => {
      const { id, max_input_tokens, max_tokens } = row;
      if (typeof id !== "string") return undefined;
      const facts = {
        ...stated("contextTokens", max_input_tokens, origin),
        ...stated("maxOutputTokens", max_tokens, origin),
      };
      return { id, facts };
    },
    next: ({ has_more, last_id }) =>
      has_more === true && typeof last_id === "string" ? last_id : undefined,
  });
}

function stated(
  name: "contextTokens" | "maxOutputTokens",
  sent: Fields[string],
  origin: { readonly source: string; readonly asOf: string },
): ModelFacts {
  const value = count(sent);
  return value === undefined ? {} : { [name]: { value, ...origin } };
}
