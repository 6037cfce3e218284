/** A schema has an object of any properties, which constrained decoding would leave empty. */
export class OpenObjectError extends Error {
  /** What to do. */
  readonly hint = 'Use `method: "functionCalling"`, or list the properties of the object.';

  /**
   * @param path - Its place in the schema; an empty text for the schema itself.
   */
  constructor(path: string) {
    const place =
      path === "" ? "the schema of the reply" : `\`${path}\` of the schema of the reply`;
    super(`${place} allows any properties`);
  }
}
