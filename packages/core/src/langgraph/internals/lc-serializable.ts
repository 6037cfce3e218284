/**
 * `lc_serializable`: a property of all objects that LangChain can write as JSON.
 *
 * Used to redact the properties of such an object and keep its class. When it is renamed, a trace is
 * given the object's JSON, redacted.
 */

/** Whether an object is of a class of LangChain's that writes its own JSON. */
export function isSerializable(value: object): boolean {
  return "lc_serializable" in value;
}
