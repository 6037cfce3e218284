import type { VendorModelFields } from "./vendor-provider.js";

/**
 * The identity of a model in caches: its id, address and account, what is sent to it, and the
 * capabilities that the user states.
 *
 * @param fields - The model, what is known of it, and its account.
 * @param sent - Everything that is sent beside the messages.
 * @example
 * ```ts
 * import { ModelQuirks, modelIdentity } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const quirks = new ModelQuirks(call, {}, {});
 * const fields = { call, quirks, headers: {}, params: {}, account: "7f3a", body: {} };
 * modelIdentity(fields, { temperature: 0.7 });
 * // { model_name: "tiny", temperature: 0.7, baseURL: "https://api.acme.example/v1", account: "7f3a" }
 * ```
 */
export function modelIdentity<Sent extends object>(
  { call, quirks, account }: VendorModelFields,
  sent: Sent,
): Sent & { readonly model_name: string } {
  const isStated = Object.keys(quirks.given).length > 0;
  return {
    model_name: call.model,
    ...sent,
    ...(isStated && { capabilities: quirks.given }),
    baseURL: call.baseUrl,
    account,
  };
}
