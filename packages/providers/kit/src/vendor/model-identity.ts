import type { VendorModelFields } from "./vendor-provider.js";

/**
 * The identity of a model in caches: its id, address and account, what is sent to it, and the
 * capabilities that the user states.
 *
 * @param fields - The model, what is known of it, and its account.
 * @param sent - Everything that is sent beside the messages.
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
