type Fields = Readonly<Record<string, unknown>>;

/** Fields whose text is a vendor's message, when there is no reply beside them. */
const textFields = [
  "message",
  "Message",
  "msg",
  "detail",
  "error_message",
  "error_msg",
  "errorMessage",
];
/** Values of `code` and `status` that report success. */
const success = /^(0|20\d|200000?|ok|success|succeeded|completed?)$/i;

/**
 * The error report in a body with status 200, or in an event of a stream. Pass it to
 * {@link errorFromResponse} as `body`.
 *
 * Reports are `{ error }`, `{ errors }`, `{ object: "error", message }`, `{ type: "error", error }`,
 * `{ success: false }`, `{ code, msg }`, `{ base_resp }` of MiniMax, `{ detail }` and `{ message }`,
 * or a list that begins with one. With `choices`, only `error` counts.
 *
 * @param body - The parsed JSON.
 * @returns `undefined` if the body is a reply, a part of one, or something else.
 * @example
 * ```ts
 * import { errorReportIn } from "@moagraph/provider-kit";
 *
 * errorReportIn({ choices: [{ message: { content: "Hi." } }] }); // undefined
 * errorReportIn({ object: "error", message: "No such model." }) !== undefined; // true
 * ```
 */
export function errorReportIn(body: unknown): object | undefined {
  if (Array.isArray(body)) {
    const first: unknown = body[0];
    return Array.isArray(first) || errorReportIn(first) === undefined ? undefined : body;
  }
  if (typeof body !== "object" || body === null) return undefined;
  const fields = body as Fields;
  return isFilled(fields["error"]) || (!hasChoices(fields) && isReport(fields)) ? body : undefined;
}

function hasChoices({ choices }: Fields): boolean {
  return Array.isArray(choices) && choices.length > 0;
}

function isReport(fields: Fields): boolean {
  return (
    fields["object"] === "error" ||
    fields["type"] === "error" ||
    fields["success"] === false ||
    isFilled(fields["errors"]) ||
    isFailedStatus(fields) ||
    isFailedBaseResponse(fields["base_resp"]) ||
    (!Array.isArray(fields["choices"]) && hasMessage(fields))
  );
}

function isFailedStatus({ status }: Fields): boolean {
  return typeof status === "string" && /^(error|failed|failure)$/i.test(status);
}

/** MiniMax adds `base_resp` to every reply, with code 0 if it succeeded. */
function isFailedBaseResponse(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { status_code: code } = value as Fields;
  return typeof code === "number" && code !== 0;
}

/** A text where a reply should be, unless a code beside it reports success. */
function hasMessage(fields: Fields): boolean {
  const code = fields["code"] ?? fields["error_code"];
  if ((typeof code === "number" || typeof code === "string") && success.test(`${code}`)) {
    return false;
  }
  return textFields.some((name) => isText(fields[name]));
}

/** FastAPI's `detail` is a list. The message of Ollama's own API is an object with a role. */
function isText(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === "object" && value !== null && "detail" in value;
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return Boolean(value);
}
