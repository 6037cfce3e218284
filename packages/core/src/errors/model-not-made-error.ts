import { MoaError } from "@moagraph/provider-kit";

/** A model of the graph could not be made: what makes it threw, or took too long. */
export class ModelNotMadeError extends MoaError {
  /** The model's name in the graph. */
  readonly model: string;

  constructor(model: string, reason: string, cause?: unknown) {
    super({
      code: "MODEL_NOT_MADE",
      message: `Model \`${model}\` could not be made: ${reason}`,
      hint: `Mend what makes \`${model}\`: its function in \`models\`, or its provider.`,
      cause,
    });
    this.model = model;
  }
}
