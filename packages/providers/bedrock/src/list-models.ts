import { type ListedModel, ProviderError } from "@moagraph/provider-kit";
import {
  type Fields,
  fieldsOf,
  getList,
  type ModelList,
  type VendorAccess,
} from "@moagraph/provider-kit/vendor";
import type { Signer } from "./aws-settings.js";
import { guardedAccess, signedAccess } from "./signed-headers.js";

const modelsPath = "/foundation-models?byOutputModality=TEXT";
/** AWS defines far fewer profiles than the most of a page. */
const profilesPath = "/inference-profiles?maxResults=1000&type=SYSTEM_DEFINED";

/** Codes of errors from an account or a gateway without the list of profiles. */
const withoutList: ReadonlySet<string> = new Set([
  "AUTHENTICATION_FAILED",
  "INVALID_REQUEST",
  "MALFORMED_RESPONSE",
  "MODEL_NOT_FOUND",
]);

type RequestList = (path: string, list: Omit<ModelList, "path">) => Promise<readonly ListedModel[]>;

/** Requests the lists of models and of profiles. They are at another address than the models. */
export async function listModels(
  { call, headers }: VendorAccess,
  signer: Signer,
  signal: AbortSignal | undefined,
): Promise<readonly ListedModel[]> {
  const baseUrl = call.baseUrl.replace("//bedrock-runtime", "//bedrock");
  const access = guardedAccess({ call: { ...call, baseUrl }, headers }, signer);
  const request: RequestList = async (path, list) => {
    const signed = await signedAccess(access, signer, { method: "GET", path, signal });
    return getList(signed, signal, { path: () => path, ...list });
  };
  const others = new Set<string>();
  const model = (row: Fields): ListedModel | undefined => modelOf(row, others);
  const models = await request(modelsPath, { list: "modelSummaries", model });
  return others.size === 0 ? models : [...models, ...(await profilesOf(others, request))];
}

/** @param others - Gets the ids of models that are called only through a profile. */
function modelOf(
  { modelId, inferenceTypesSupported: types }: Fields,
  others: Set<string>,
): ListedModel | undefined {
  if (typeof modelId !== "string") return undefined;
  if (!Array.isArray(types) || types.includes("ON_DEMAND")) return { id: modelId };
  if (types.includes("INFERENCE_PROFILE")) others.add(modelId);
  return undefined;
}

/** The profiles of these models. None if the account or a gateway does not give their list. */
async function profilesOf(
  models: ReadonlySet<string>,
  request: RequestList,
): Promise<readonly ListedModel[]> {
  try {
    return await request(profilesPath, {
      list: "inferenceProfileSummaries",
      model: ({ inferenceProfileId: id, models: targets }) =>
        typeof id === "string" && isOfAny(models, targets) ? { id } : undefined,
    });
  } catch (error) {
    if (ProviderError.isInstance(error) && withoutList.has(error.code)) return [];
    throw error;
  }
}

/** @param targets - Models at the end of an ARN, one for each region. */
function isOfAny(models: ReadonlySet<string>, targets: unknown): boolean {
  if (!Array.isArray(targets)) return false;
  const arns = targets.map((target) => String(fieldsOf(target)?.["modelArn"]));
  return arns.some((arn) => models.has(arn.slice(arn.lastIndexOf("/") + 1)));
}
