import { z } from "zod";
import type { CheckpointPlace } from "../database/checkpoints.js";

/** The state of a thread that a request names. LangGraph's clients send `null` for what it does not have. */
export const checkpointPlace: z.ZodType<CheckpointPlace> = z.looseObject({
  checkpoint_id: z.guid().nullish(),
  checkpoint_ns: z.string().nullish(),
  checkpoint_map: z.record(z.string(), z.guid()).nullish(),
});
