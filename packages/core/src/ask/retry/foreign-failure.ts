import {
  errorFromResponse,
  type FailedResponse,
  type HeaderLookup,
  type ProviderError,
} from "@moagraph/provider-kit";

type Fields = Readonly<Record<string, unknown>>;

/** Errors deeper in a chain of causes are not read. */
const deepest = 10;
/** Only the kind of the failure is used, not its message. */
const unnamed = { provider: "", model: "", keyName: "", baseUrl: "" };

/**
 * The failed response behind an error that another package threw, such as a vendor's SDK;
 * `undefined` if the error has no HTTP status.
 */
export function foreignFailure(error: unknown): ProviderError | undefined {
  for (const each of causesOf(error)) {
    const fields = each as unknown as Fields;
    const status = statusOf(fields);
    if (status === undefined) continue;
    const failed: FailedResponse = { status, headers: headersOf(fields), body: bodyOf(fields) };
    return errorFromResponse(unnamed, failed);
  }
  return undefined;
}

/** The error and its causes, from the outside in. */
export function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  let each = error;
  while (each instanceof Error && causes.length < deepest && !causes.includes(each)) {
    causes.push(each);
    each = each.cause;
  }
  return causes;
}

/** `status` is OpenAI's and Anthropic's, `statusCode` Cohere's and Mistral's, `$metadata` AWS's. */
function statusOf(fields: Fields): number | undefined {
  const { status, statusCode, code } = fields;
  const found = [
    status,
    statusCode,
    part(fields["$metadata"])["httpStatusCode"],
    part(fields["response"])["status"],
    code,
  ];
  return found.find(
    (each): each is number => typeof each === "number" && each >= 400 && each < 600,
  );
}

/** The parts of an error that report the vendor's reason. */
function bodyOf(fields: Fields): unknown {
  const { message, name, code, type, error, body, errorDetails } = fields;
  const inner = error ?? body ?? part(fields["response"])["data"];
  return { code, type, __type: name, message, error: inner, details: errorDetails };
}

function headersOf(fields: Fields): HeaderLookup | undefined {
  const headers = fields["headers"] ?? part(fields["response"])["headers"];
  if (typeof headers !== "object" || headers === null) return undefined;
  if ("get" in headers && typeof headers.get === "function") return headers as HeaderLookup;
  return { get: (name) => textOf((headers as Fields)[name]) };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? `${value}` : null;
}

function part(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
