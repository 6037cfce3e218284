/** The two parts of a model's name. */
export interface ModelParts {
  /** The part before the first colon; `undefined` without one. */
  readonly provider: string | undefined;
  readonly id: string;
}

/** Splits the name of a model in a graph, such as `openai:gpt-4o`. */
export function splitModel(name: string): ModelParts {
  const colon = name.indexOf(":");
  if (colon < 1) return { provider: undefined, id: name };
  return { provider: name.slice(0, colon), id: name.slice(colon + 1) };
}
