import type { ListedModel } from "@moagraph/provider-kit";
import { type Fields, getList, type VendorAccess } from "@moagraph/provider-kit/vendor";
import type { Signer } from "./aws-settings.js";
import { guardedAccess, signedAccess } from "./signed-headers.js";

const path = "/foundation-models?byOutputModality=TEXT";

/** Requests the list of models. It is at another address than the models. */
export async function listModels(
  { call, headers }: VendorAccess,
  signer: Signer,
  signal: AbortSignal | undefined,
): Promise<readonly ListedModel[]> {
  const baseUrl = call.baseUrl.replace("//bedrock-runtime", "//bedrock");
  const access = guardedAccess({ call: { ...call, baseUrl }, headers }, signer);
  const signed = await signedAccess(access, signer, { method: "GET", path, signal });
  return getList(signed, signal, { path: () => path, list: "modelSummaries", model: modelOf });
}

/** Models that are called through an inference profile have the prefix of a region, which is not listed. */
function modelOf({ modelId, inferenceTypesSupported: types }: Fields): ListedModel | undefined {
  const isCallable = !Array.isArray(types) || types.includes("ON_DEMAND");
  return typeof modelId === "string" && isCallable ? { id: modelId } : undefined;
}
