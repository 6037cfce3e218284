import { isRecord } from "../../validate/value/is-record.js";

/** A JSON object in a reply. */
export interface JsonObject {
  readonly value: Readonly<Record<string, unknown>>;
  /** The part of the reply that is the object, as the model wrote it. */
  readonly text: string;
}

/** Levels of nested values in a reply. Deeper ones could overflow the stack of what reads the state. */
const deepest = 100;

/**
 * The JSON object of a reply: the whole reply, a code block in it, or what is between its first and its
 * last brace. If there is none, a sentence that says why.
 */
export function jsonObjectIn(reply: string): JsonObject | string {
  let fault = "It is no JSON object.";
  for (const text of candidatesIn(reply)) {
    const found = parsed(text);
    if (typeof found !== "string") return found;
    fault = found;
  }
  return fault;
}

/** Parts of a reply that may be JSON. The likeliest come first. */
function* candidatesIn(reply: string): Generator<string> {
  const whole = reply.trim();
  if (whole.startsWith("{") && whole.endsWith("}")) {
    yield whole;
    return;
  }
  const block = codeBlockIn(whole);
  if (block?.startsWith("{") === true) yield block;
  const begin = whole.indexOf("{");
  const end = whole.lastIndexOf("}");
  if (begin !== -1 && end > begin) yield whole.slice(begin, end + 1);
}

const fence = "```";

/** The text between the first fence and the last one. */
function codeBlockIn(text: string): string | undefined {
  const open = text.indexOf(fence);
  const begin = text.indexOf("\n", open);
  const close = text.lastIndexOf(fence);
  return open === -1 || begin === -1 || close <= begin
    ? undefined
    : text.slice(begin, close).trim();
}

function parsed(text: string): JsonObject | string {
  if (isDeep(text)) return `It is nested deeper than ${deepest} levels.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `It is no valid JSON: ${(error as Error).message}.`;
  }
  if (!isRecord(value)) return "It is no JSON object.";
  return faultWithin(value) ?? { value, text };
}

/** Whether a text has more brackets open at once than allowed. Brackets in strings do not count. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isString) {
      if (character === "\\") at += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/**
 * What a state or a checkpoint cannot hold: a number too large for JavaScript, which JSON would write as
 * null, and a key that changes the prototype of a copy that is made by assignment.
 */
function faultWithin(root: unknown): string | undefined {
  const left = [root];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value === "number" && !Number.isFinite(value))
      return "It has a number beyond 1e308.";
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, "__proto__")) return "It has the key `__proto__`.";
    for (const item of Object.values(value)) left.push(item);
  }
  return undefined;
}
