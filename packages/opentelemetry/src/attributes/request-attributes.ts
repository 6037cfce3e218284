import type { Attributes } from "@opentelemetry/api";
import { isName } from "../is-name.js";
import { isRecord } from "../is-record.js";
import type { StartedRun } from "../runs/started-run.js";
import { genAi, providerNames } from "../semantic-conventions.js";

/** Which model is asked, and who runs it. */
export interface AskedModel {
  readonly provider: string;
  readonly model: string;
}

/** The model of a line of the ledger: a key of `models`, or `provider:model-id`. */
export function modelOfLine(name: string): AskedModel {
  const at = name.indexOf(":");
  if (at < 1) return { provider: "unknown", model: name };
  return { provider: providerName(name.slice(0, at)), model: name.slice(at + 1) };
}

/**
 * The model of a request.
 *
 * @param line - The model as the ledger names it, if the request is one of the ledger.
 */
export function modelOfRequest(
  { metadata, extra, name, serialized }: StartedRun,
  line: string | undefined,
): AskedModel {
  const params = paramsIn(extra);
  const id = isRecord(serialized) ? serialized["id"] : undefined;
  const names = [
    metadata["ls_model_name"],
    params["model"],
    params["model_name"],
    name,
    Array.isArray(id) ? id.at(-1) : undefined,
  ];
  const model = names.find(isName) ?? "unknown";
  const vendor = metadata["ls_provider"];
  const named = isName(line) ? modelOfLine(line) : undefined;
  // Endpoints with OpenAI's API call themselves "openai" in LangChain. Our provider's id is more exact.
  if (named !== undefined && named.provider !== "unknown") return { ...named, model };
  return { provider: isName(vendor) ? providerName(vendor) : "unknown", model };
}

/** The parameters of a request, such as its temperature. */
export function requestAttributes({ metadata, extra }: StartedRun): Attributes {
  const params = paramsIn(extra);
  const numbers: Record<string, unknown> = {
    [genAi.requestTemperature]: metadata["ls_temperature"] ?? params["temperature"],
    [genAi.requestMaxTokens]: metadata["ls_max_tokens"] ?? params["max_tokens"],
    [genAi.requestTopP]: params["top_p"],
    [genAi.requestSeed]: params["seed"],
  };
  const asked: Attributes = {};
  for (const [key, value] of Object.entries(numbers)) {
    if (typeof value === "number") asked[key] = value;
  }
  const stop = metadata["ls_stop"] ?? params["stop"];
  if (Array.isArray(stop) && stop.length > 0) asked[genAi.requestStopSequences] = stop.map(String);
  return asked;
}

function paramsIn(extra: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const params = extra["invocation_params"];
  return isRecord(params) ? params : {};
}

/** What the conventions call a provider of ours, or LangChain's `ls_provider`. */
function providerName(id: string): string {
  return providerNames.get(id) ?? id;
}
