/** The name of a call's model at the test server: its thread and its node. */
export function modelIdOf(thread: string, key: string): string {
  return `${thread}/${key}`;
}

/** The thread in a model's name. */
export function threadOf(model: string): string {
  return model.slice(0, Math.max(0, model.lastIndexOf("/")));
}

/** What is after the thread in a model's name, with or without a provider. */
export function keyOf(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1).replace(/^together:/, "");
}
