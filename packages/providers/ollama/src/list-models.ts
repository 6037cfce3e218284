import { type ListedModel, type Origin, ProviderError } from "@moagraph/provider-kit";
import {
  createPost,
  type Fields,
  fieldsOf,
  getList,
  listedFacts,
  readJson,
  today,
  type VendorAccess,
} from "@moagraph/provider-kit/vendor";
import { withNextCommand } from "./with-next-command.js";

/** Families of models that make embeddings only. */
const embeds = /bert|embed/i;

/** Requests the list of the models that the server has. */
export async function listModels(
  access: VendorAccess,
  signal: AbortSignal | undefined,
  withContextWindows: boolean,
): Promise<readonly ListedModel[]> {
  try {
    const models = await getList(access, signal, {
      path: () => "/api/tags",
      list: "models",
      model,
    });
    if (!withContextWindows) return models;
    return await Promise.all(models.map((each) => withContextWindow(access, each, signal)));
  } catch (error) {
    throw ProviderError.isInstance(error) ? withNextCommand(access.call, error) : error;
  }
}

function model(row: Fields, origin: Origin): ListedModel | undefined {
  const id = row["model"] ?? row["name"];
  const { family, parameter_size: size } = fieldsOf(row["details"]) ?? {};
  if (typeof id !== "string" || embeds.test(`${id} ${String(family)}`)) return undefined;
  return { id, facts: listedFacts(origin, { totalParameters: parametersIn(size) }) };
}

const units: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** A number of parameters such as `3.2B` or `137M`. */
function parametersIn(size: unknown): number | undefined {
  const found = /^(\d{1,6}(?:\.\d{1,6})?)([KMBT])$/.exec(typeof size === "string" ? size : "");
  if (found === null) return undefined;
  return Math.round(Number(found[1]) * (units[found[2] ?? ""] ?? 1));
}

async function withContextWindow(
  access: VendorAccess,
  listed: ListedModel,
  signal: AbortSignal | undefined,
): Promise<ListedModel> {
  const post = createPost(access, "/api/show");
  const send = (own: AbortSignal): Promise<Response> => post({ model: listed.id }, own);
  const shown = await readJson(access.call, signal, send);
  const info = fieldsOf(fieldsOf(shown)?.["model_info"]) ?? {};
  const origin = { source: `${access.call.baseUrl}/api/show`, asOf: today() };
  // The name of the field begins with the architecture: `llama.context_length`.
  const contextTokens = info[`${String(info["general.architecture"])}.context_length`];
  return { ...listed, facts: { ...listed.facts, ...listedFacts(origin, { contextTokens }) } };
}
