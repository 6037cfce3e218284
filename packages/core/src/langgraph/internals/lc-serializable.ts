/**
 * `lc_serializable` and `lc_id`: properties of all objects that LangChain can write as JSON.
 *
 * Used to redact the properties of such an object and keep its class. When the first is renamed, a trace
 * is given the object's JSON, redacted. Also used to give the runs of a graph one class in all traces.
 * When the second is renamed, the class is that of the source, which bundlers shorten.
 */

/** Whether an object is of a class of LangChain's that writes its own JSON. */
export function isSerializable(value: object): boolean {
  return "lc_serializable" in value;
}

/** Sets the class of an object as handlers get it: the last part of `serialized.id`. */
export function setClassInTraces(
  object: { readonly lc_namespace: readonly string[] },
  name: string,
): void {
  const value = [...object.lc_namespace, name];
  Object.defineProperty(object, "lc_id", { value, configurable: true });
}
