import { baseUrlFault } from "@moagraph/provider-kit";
import { formatPath, type Issue, type IssuePath } from "../errors/issue.js";
import { quote } from "../errors/quote.js";
import { capabilitiesSchema } from "../spec/policies/capabilities.js";
import { endpointIdPattern, endpointSchema } from "../spec/policies/endpoints.js";
import { checkValue } from "./value/check-value.js";
import { isRecord } from "./value/is-record.js";
import { mostValues } from "./value/plain-json.js";

/** Checks the endpoints of a graph: ids, addresses, and that they hold no key. */
export function checkEndpoints(graph: unknown, at: IssuePath): Issue[] {
  const stated: unknown = isRecord(graph) ? graph["endpoints"] : undefined;
  if (!isRecord(stated)) return [];
  return Object.entries(stated).flatMap(([id, endpoint]) =>
    checkEndpoint(id, endpoint, [...at, "endpoints", id]),
  );
}

function checkEndpoint(id: string, endpoint: unknown, path: IssuePath): Issue[] {
  const { baseUrl, body, capabilities }: Record<string, unknown> = isRecord(endpoint)
    ? endpoint
    : {};
  const shape = checkValue(endpointSchema, endpoint, path).map((issue) =>
    issue.code === "UNKNOWN_KEY" && isSecretName(String(issue.path.at(-1)))
      ? withoutKeys(id, issue.path)
      : issue,
  );
  return [
    ...checkId(id, path),
    ...shape,
    ...(typeof baseUrl === "string" && baseUrl !== "" ? checkUrl(id, baseUrl, path) : []),
    ...secretsIn(body, [...path, "body"]).map((found) => withoutKeys(id, found)),
    ...entriesOf(capabilities).flatMap(([model, known]) =>
      checkValue(capabilitiesSchema, known, [...path, "capabilities", model]),
    ),
  ];
}

/**
 * The paths of fields of a body, at any depth, whose names are those of keys. Below the first level, an
 * object under such a name is searched: it can be part of a schema. The search goes level by level, up
 * to the number of values that `plainOptions` allows.
 */
function secretsIn(body: unknown, path: IssuePath): IssuePath[] {
  const found: IssuePath[] = [];
  const left: [value: unknown, path: IssuePath][] = [[body, path]];
  for (const [value, at] of left) {
    for (const [name, item] of fieldsOf(value)) {
      const place = [...at, name];
      const isSchema = value !== body && isRecord(item);
      if (isSecretName(String(name)) && !isSchema) found.push(place);
      else if (left.length < mostValues) left.push([item, place]);
    }
  }
  return found;
}

function fieldsOf(value: unknown): [string | number, unknown][] {
  return Array.isArray(value) ? [...value.entries()] : entriesOf(value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function checkId(id: string, path: IssuePath): Issue[] {
  if (new RegExp(endpointIdPattern).test(id)) return [];
  const message = `The endpoint ${quote(id)} has an invalid id.`;
  const hint = "Use lower-case letters, digits and hyphens, and start with a letter.";
  return [{ code: "INVALID_NAME", path, message, hint }];
}

/** The messages do not contain the address, which may hold a key. */
function checkUrl(id: string, url: string, endpoint: IssuePath): Issue[] {
  const path = [...endpoint, "baseUrl"];
  const fault = baseUrlFault(url);
  if (fault === undefined) {
    const names = [...new URL(url).searchParams.keys()];
    return names.every((name) => name === "api-version") ? [] : [withoutKeys(id, path)];
  }
  const message = `\`${formatPath(path)}\` is not the HTTP address of an API: it ${fault.says}.`;
  const hint = fault.fix ?? "Write an address such as http://localhost:8000/v1.";
  return [{ code: "INVALID_VALUE", path, message, hint }];
}

const secretName =
  /^(?:key|token|bearer)$|(?:headers|apikey|bearertoken|accesstoken|authtoken|secret|secretkey|password|authorization|credentials?)$/;

function isSecretName(name: string): boolean {
  return secretName.test(name.toLowerCase().replaceAll(/[_-]/g, ""));
}

function withoutKeys(id: string, path: IssuePath): Issue {
  const isUrl = path.at(-1) === "baseUrl";
  const variable = `${id.toUpperCase().replaceAll("-", "_")}_API_KEY`;
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${formatPath(path)}\` ${isUrl ? "has a query" : "can be a key"}. A graph holds no keys.`,
    hint: `Remove it, and set ${quote(variable)} in the environment.${isUrl ? " Only `api-version` can be in a query." : ""}`,
  };
}
