/** A thrown value as an error. Third-party code may throw values that are not errors. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
