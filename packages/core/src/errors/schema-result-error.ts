import { MoaError } from "@moagraph/provider-kit";

/** A zod schema of the graph made something of a reply that is no JSON. */
export class SchemaResultError extends MoaError {
  /** @internal */
  constructor(found: string, path: string) {
    super({
      code: "SCHEMA_RESULT",
      message: `A schema of \`schemas\` returned ${found} at \`${path}\`. It must return plain JSON, so that it can be saved.`,
      hint: "Change its transform, or transform the value in `structuredResponses` after the run.",
    });
  }
}
