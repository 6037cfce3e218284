import {
  type CalledModel,
  errorFromResponse,
  errorReportIn,
  type ListedModel,
} from "@moagraph/provider-kit";
import {
  fieldsOf,
  getJson,
  malformed,
  today,
  type VendorAccess,
} from "@moagraph/provider-kit/vendor";
import type { Endpoint } from "../endpoint.js";
import { listedModel } from "./listed-model.js";

/**
 * Requests the list of an endpoint's models.
 *
 * @returns The chat models, without duplicates, in the order of the list.
 * @throws {ProviderError} If the request fails, or if the reply is no list.
 */
export async function listModels(
  access: VendorAccess,
  { isChatModel = () => true }: Pick<Endpoint, "isChatModel">,
  signal: AbortSignal | undefined,
): Promise<readonly ListedModel[]> {
  const entries = entriesIn(access.call, await getJson(access, "/models", signal));
  const source = `${access.call.baseUrl}/models`;
  const origin = { source, asOf: today() };
  const listed = entries.flatMap((entry) => {
    const fields = typeof entry === "string" ? { id: entry } : fieldsOf(entry);
    return fields !== undefined && isChatModel(fields) ? (listedModel(fields, origin) ?? []) : [];
  });
  return [...new Map(listed.map((model) => [model.id, model])).values()];
}

/** The list: the whole body as with Together, or its `data`, or its `models`. */
function entriesIn(call: CalledModel, body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  const report = errorReportIn(body);
  if (report !== undefined) throw errorFromResponse(call, { body: report });
  const { data, models } = fieldsOf(body) ?? {};
  const found = [data, models].find((each) => Array.isArray(each));
  if (found !== undefined) return found as unknown[];
  throw malformed(call, "sent something else than a list of models");
}
