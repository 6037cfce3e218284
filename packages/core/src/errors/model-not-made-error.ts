import { MoaError } from "@moagraph/provider-kit";

interface ModelNotMadeDetails {
  readonly cause?: unknown;
  /** How to fix it, if known. */
  readonly hint?: string;
}

/** A model of the graph could not be created: its factory or provider threw, or took too long. */
export class ModelNotMadeError extends MoaError {
  /** Name of the model in the graph. */
  readonly model: string;

  /** @internal */
  constructor(model: string, reason: string, { cause, hint }: ModelNotMadeDetails = {}) {
    super({
      code: "MODEL_NOT_MADE",
      message: `Model \`${model}\` could not be created: ${reason}`,
      hint: hint ?? `Fix the function in \`models\` or the provider that creates \`${model}\`.`,
      cause,
    });
    this.model = model;
  }
}
