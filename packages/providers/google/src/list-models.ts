import type { ListedModel, Origin } from "@moagraph/provider-kit";
import {
  type Fields,
  getList,
  listedFacts,
  type VendorAccess,
} from "@moagraph/provider-kit/vendor";
import { googleModelId } from "./google-model-id.js";

/** Models that generate something else, though the list names the same method for them. */
const otherOutput =
  /(?:-tts|-image|-audio|-live|-embedding|-computer-use|-robotics|-deep-research|aqa)/;

/** Requests the list of models, page by page. */
export async function listModels(
  access: VendorAccess,
  signal: AbortSignal | undefined,
): Promise<readonly ListedModel[]> {
  return getList(access, signal, {
    path: (token) => {
      const page = token === undefined ? "" : `&pageToken=${encodeURIComponent(token)}`;
      return `/v1beta/models?pageSize=1000${page}`;
    },
    list: "models",
    model,
    next: ({ nextPageToken: token }) =>
      typeof token === "string" && token !== "" ? token : undefined,
  });
}

function model(row: Fields, origin: Origin): ListedModel | undefined {
  const { name, supportedGenerationMethods: methods } = row;
  const isChat = Array.isArray(methods) && methods.includes("generateContent");
  if (typeof name !== "string" || !isChat || otherOutput.test(name)) return undefined;
  const { inputTokenLimit: contextTokens, outputTokenLimit: maxOutputTokens } = row;
  const facts = listedFacts(origin, { contextTokens, maxOutputTokens });
  return { id: googleModelId(name), facts };
}
