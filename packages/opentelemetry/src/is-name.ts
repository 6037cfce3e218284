/** Whether a value is a text that names something. */
export function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
