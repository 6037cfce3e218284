import type { ListedModel } from "@moagraph/provider-kit";
import { count, getList, type VendorAccess } from "@moagraph/provider-kit/vendor";

/** Requests the list of the models that chat, page by page. */
export async function listModels(
  access: VendorAccess,
  signal: AbortSignal | undefined,
): Promise<readonly ListedModel[]> {
  return getList(access, signal, {
    path: (token) => {
      const page = token === undefined ? "" : `&page_token=${encodeURIComponent(token)}`;
      return `/v1/models?endpoint=chat&page_size=1000${page}`;
    },
    list: "models",
    model: ({ name, context_length }, origin) => {
      if (typeof name !== "string") return undefined;
      const value = count(context_length);
      return { id: name, facts: value ? { contextTokens: { value, ...origin } } : {} };
    },
    next: ({ next_page_token: token }) =>
      typeof token === "string" && token !== "" ? token : undefined,
  });
}
