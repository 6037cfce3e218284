import {
  type CalledModel,
  errorFromResponse,
  errorReportIn,
  followSignal,
  type ListedModel,
  ProviderError,
  replyLimits,
} from "@moagraph/provider-kit";
import {
  failureOf,
  fieldsOf,
  get,
  malformed,
  replyBody,
  type VendorAccess,
} from "@moagraph/provider-kit/langchain";
import type { Endpoint } from "../endpoint.js";
import { listedModel } from "./listed-model.js";

/** The longest list known has 2 MB. */
const longest = 16 * 1024 * 1024;
const limits = { ...replyLimits(0), totalBytes: longest, heldCharacters: longest };

/**
 * Requests the list of an endpoint's models.
 *
 * @returns The chat models, without duplicates, in the order of the list.
 * @throws {ProviderError} If the request fails, or if the reply is no list.
 */
export async function listModels(
  access: VendorAccess,
  { isChatModel = () => true }: Pick<Endpoint, "isChatModel">,
  caller: AbortSignal | undefined,
): Promise<readonly ListedModel[]> {
  const entries = await requestedEntries(access, caller);
  const source = `${access.call.baseUrl}/models`;
  const origin = { source, asOf: new Date().toISOString().slice(0, 10) };
  const listed = entries.flatMap((entry) => {
    const fields = typeof entry === "string" ? { id: entry } : fieldsOf(entry);
    return fields !== undefined && isChatModel(fields) ? (listedModel(fields, origin) ?? []) : [];
  });
  return [...new Map(listed.map((model) => [model.id, model])).values()];
}

async function requestedEntries(
  access: VendorAccess,
  caller: AbortSignal | undefined,
): Promise<readonly unknown[]> {
  const { call } = access;
  const own = followSignal(caller);
  try {
    const body = await replyBody(call, await get(access, "/models", own.signal), limits);
    return entriesIn(call, body.kind === "json" ? await body.json() : undefined);
  } catch (error) {
    throw tooLong(call, failureOf(call, error, caller));
  } finally {
    own.end();
  }
}

function tooLong(call: CalledModel, error: unknown): unknown {
  const isLong = ProviderError.isInstance(error) && error.code === "REPLY_TOO_LONG";
  return isLong ? malformed(call, "sent a list of models of more than 16 MB") : error;
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
