/** Loads the playground and its styles. */
export async function load(): Promise<typeof import("./main.js")> {
  return import("./main.js");
}
