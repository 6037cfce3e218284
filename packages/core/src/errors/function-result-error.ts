import { MoaError } from "@moagraph/provider-kit";

/** A function of the graph returned something else than the setting that names it needs. */
export class FunctionResultError extends MoaError {
  /** @internal */
  constructor(name: string, result: unknown, expected: string, found: string = typeOf(result)) {
    super({
      code: "FUNCTION_RESULT",
      message: `The function \`${name}\` returned ${found} instead of ${expected}.`,
      hint: `Return ${expected}, or a promise of ${expected}, from \`${name}\`.`,
    });
  }
}

function typeOf(result: unknown): string {
  if (result === null) return "null";
  return Array.isArray(result) ? "a list" : typeof result;
}
