import { MoaError } from "@moagraph/provider-kit";
import { thrownText } from "./thrown-text.js";

/** A zod schema of the graph threw, or made something of a reply that is no JSON. */
export class SchemaResultError extends MoaError {
  private constructor(message: string, hint: string, cause?: unknown) {
    super({ code: "SCHEMA_RESULT", message: `A schema of \`schemas\` ${message}`, hint, cause });
  }

  /** @internal */
  static notJson(found: string, path: string): SchemaResultError {
    return new SchemaResultError(
      `returned ${found} at \`${path}\`. It must return plain JSON, so that it can be saved.`,
      "Change its transform, or transform the value in `structuredResponses` after the run.",
    );
  }

  /** @internal */
  static threw(thrown: unknown): SchemaResultError {
    return new SchemaResultError(
      `threw an error: ${thrownText(thrown)}`,
      "Correct its function. To refuse a value, return false from `refine`, or add an issue in `superRefine`.",
      thrown,
    );
  }
}
