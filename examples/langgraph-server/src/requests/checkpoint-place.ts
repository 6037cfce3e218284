import { z } from "zod";
import type { CheckpointPlace } from "../database/checkpoints.js";

/**
 * The state of a thread that a request names. LangGraph's states have `null` for what it lacks. langgraph-api refuses that
 * in some requests, so it is left out.
 */
export const checkpointPlace: z.ZodType<CheckpointPlace> = z
  .looseObject({
    checkpoint_id: z.guid().nullish(),
    checkpoint_ns: z.string().nullish(),
    checkpoint_map: z.record(z.string(), z.guid()).nullish(),
  })
  .transform((place) => Object.fromEntries(Object.entries(place).filter(isGiven)));

function isGiven([, value]: [string, unknown]): boolean {
  return value !== null;
}
