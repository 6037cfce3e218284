import { MoaError } from "@moagraph/core/graph";

/** The command, or what it names, is missing or wrong. No model was asked. */
export class UsageError extends MoaError {}
