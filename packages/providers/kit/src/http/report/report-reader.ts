import { embeddedJson, quotedFields } from "./embedded-json.js";
import { joinedTexts, oneLine } from "./one-line.js";
import { pageText } from "./page-text.js";
import { durationMs } from "../wait/duration-ms.js";

type Fields = Readonly<Record<string, unknown>>;

const deepest = 12;
const mostValues = 300;
const mostOfList = 5;
const longestString = 65_536;

/** Fields with a code or a text, such as `error: "invalid_api_key"`. Only a text has spaces. */
const codeOrText = ["title", "error", "reason"];
const codeFields = [
  "code",
  "type",
  "__type",
  "status",
  "status_code",
  "statusCode",
  "http_code",
  "http_status",
  "error_code",
  "errorCode",
  "error_type",
  "errcode",
  "native_code",
];
/** Fields with a text or with another report, from the general to the specific. */
const textFields = [
  "err",
  "fault",
  "exception",
  "message",
  "Message",
  "msg",
  "error_msg",
  "errorMessage",
  "error_message",
  "err_msg",
  "errmsg",
  "status_msg",
  "detail",
  "details",
  "description",
  "error_description",
  "Error",
  "errors",
  "metadata",
  "raw",
  "base_resp",
  "response",
  "body",
  "data",
  "cause",
  "innererror",
  "inner_error",
  "upstream_error",
  "fieldViolations",
  "violations",
];
const waitFields: readonly (readonly [string, number])[] = [
  ["retryDelay", 1_000],
  ["retry_after", 1_000],
  ["retryAfter", 1_000],
  ["retry_after_seconds", 1_000],
  ["retry_after_ms", 1],
  // Hugging Face, while a model loads.
  ["estimated_time", 1_000],
];
/** What vendors repeat of the request, and stack traces. They are no reason. */
const notAReason =
  /^(input|inputs|prompt|messages|request|stack|trace|traceback|url|path|instance)$/i;

/** Reads the text, codes, statuses and waits of one report. Depth, number and size are bounded. */
export class ReportReader {
  readonly names: string[] = [];
  waitMs: number | undefined;
  readonly #statuses: number[] = [];
  readonly #mostLines: number | undefined;
  #values = 0;

  /** @param mostLines - Most lines of each text. @defaultValue 6 */
  constructor(mostLines?: number) {
    this.#mostLines = mostLines;
  }

  /** The text of a report on one line, with the texts of the reports inside it. */
  read(value: unknown, depth = 0): string {
    this.#values += 1;
    if (depth > deepest || this.#values > mostValues) return "";
    if (typeof value === "string") return this.#readString(value.slice(0, longestString), depth);
    if (typeof value !== "object" || value === null) return "";
    if (!Array.isArray(value)) return this.#readFields(value as Fields, depth);
    const items = value.slice(0, mostOfList).map((item) => this.read(item, depth + 1));
    return joinedTexts(items, "; ");
  }

  /** The most specific status. 400 and those of gateways often wrap another one, the last. */
  status(): number | undefined {
    return (
      this.#statuses.find((status) => !isGeneral(status) && status !== 400) ?? this.#statuses.at(-1)
    );
  }

  #readString(text: string, depth: number): string {
    const page = pageText(text, this.#mostLines);
    if (page !== undefined) {
      if (page.code !== undefined) this.names.push(page.code);
      return page.text;
    }
    this.#noteExceptions(text);
    const found = embeddedJson(text);
    const before = oneLine(found?.before ?? text, this.#mostLines);
    if (found !== undefined) {
      const inner = this.read(found.value, depth + 1);
      if (inner !== "") return joinedTexts([before, inner], ": ");
    }
    const quoted = quotedFields(text);
    if (quoted === undefined) return found === undefined ? before : oneLine(text, this.#mostLines);
    return joinedTexts(
      [oneLine(quoted.before, this.#mostLines), this.#readFields(quoted.fields, depth + 1)],
      ": ",
    );
  }

  /** LiteLLM and others begin a message with the name of an exception. */
  #noteExceptions(text: string): void {
    const names = text.slice(0, 2_000).match(/\b[A-Za-z]\w{2,60}(?:Error|Exception)\b/g) ?? [];
    this.names.push(...names.slice(0, mostOfList));
  }

  #readFields(fields: Fields, depth: number): string {
    for (const name of codeFields) this.#noteCode(name, fields[name]);
    for (const [name, unitMs] of waitFields) this.#noteWait(fields[name], unitMs);
    if ("flagged_input" in fields) this.names.push("flagged_input");
    const general = codeOrText.map((name) => this.#readCodeOrText(fields[name], depth));
    const specific = textFields.map((name) => this.read(fields[name], depth + 1));
    const text = joinedTexts([...general, ...specific], ": ");
    const place = placeIn(fields["loc"] ?? fields["field"]);
    const shown = this.#mostLines === undefined ? place.slice(0, 100) : place;
    return placed(shown, text === "" ? this.#readAny(fields, depth) : text);
  }

  #noteCode(field: string, code: unknown): void {
    const status = typeof code === "string" && /^\d{3}$/.test(code) ? Number(code) : code;
    if (typeof status === "number" && status >= 400 && status < 600) this.#statuses.push(status);
    else if (typeof code === "string" && code !== "" && code.length <= 100) this.names.push(code);
    // Only MiniMax has the pair of `status_code` and `status_msg`, with codes of its own.
    else if (field === "status_code" && typeof code === "number")
      this.names.push(`minimax_${code}`);
  }

  #noteWait(value: unknown, unitMs: number): void {
    const wait = typeof value === "number" ? value * unitMs : durationMs(value, unitMs);
    if (wait !== undefined && Number.isFinite(wait) && wait > 0) this.waitMs ??= wait;
  }

  #readCodeOrText(value: unknown, depth: number): string {
    if (typeof value !== "string") return this.read(value, depth + 1);
    if (/^[\w.:-]{1,100}$/.test(value)) {
      this.names.push(value);
      return "";
    }
    return this.read(value, depth + 1);
  }

  /** The first sentence in fields that no vendor is known to use. */
  #readAny(fields: Fields, depth: number): string {
    for (const [name, value] of Object.entries(fields).slice(0, mostOfList * 2)) {
      const isText =
        typeof value === "object" || (typeof value === "string" && /\S\s+\S/.test(value));
      const isKnown = textFields.includes(name) || codeOrText.includes(name);
      if (!isText || isKnown || codeFields.includes(name) || notAReason.test(name)) continue;
      const text = this.read(value, depth + 1);
      if (text !== "") return text;
    }
    return "";
  }
}

function isGeneral(status: number): boolean {
  return status >= 500 || status === 424;
}

/** FastAPI and others name the field apart from the text: `loc: ["body", "temperature"]`. */
function placeIn(place: unknown): string {
  const parts: readonly unknown[] = Array.isArray(place) ? place : [place];
  const path = parts.filter((part) => typeof part === "string" || typeof part === "number");
  return (path[0] === "body" ? path.slice(1) : path).join(".");
}

function placed(place: string, text: string): string {
  const last = place.slice(place.lastIndexOf(".") + 1);
  const isNamed = place === "" || text === "" || text.split(/[^\w-]+/).includes(last);
  return isNamed ? text : `${place}: ${text}`;
}
