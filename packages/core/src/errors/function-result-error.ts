import { MoaError } from "@moagraph/provider-kit";

/** A function of the graph returned something other than a string. */
export class FunctionResultError extends MoaError {
  /** @internal */
  constructor(name: string, result: unknown) {
    super({
      code: "FUNCTION_RESULT",
      message: `The function \`${name}\` returned ${result === null ? "null" : typeof result} instead of a string.`,
      hint: `Return a string, or a promise of a string, from \`${name}\`.`,
    });
  }
}
