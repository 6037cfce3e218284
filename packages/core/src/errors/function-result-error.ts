import { MoaError } from "@moagraph/provider-kit";

/** A function of the graph gave something else than a text. */
export class FunctionResultError extends MoaError {
  constructor(name: string, result: unknown) {
    super({
      code: "FUNCTION_RESULT",
      message: `The function \`${name}\` gave ${result === null ? "null" : typeof result} instead of a text.`,
      hint: `Let \`${name}\` return a string, or a promise of one.`,
    });
  }
}
