import { MoaError } from "@moagraph/core/graph";

/** The command, or something it names, is missing or wrong. No model was called. */
export class UsageError extends MoaError {}
