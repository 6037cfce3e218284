import { z } from "zod";
import { checkpointPlace } from "./checkpoint-place.js";
import type { CheckpointPlace } from "../database/checkpoints.js";
import { refuseUnstorable } from "./request-form.js";
import { yesOrNo } from "./request-query.js";
import { checked, expected } from "./schema-faults.js";
import { refuseUnsupported } from "./unsupported.js";

/** A body in the form that langgraph-api reads, and the state that it names. */
export interface StateForm {
  readonly body: object;
  readonly place: CheckpointPlace;
}

const checkpoint = checkpointPlace.nullish().transform((place) => place ?? undefined);

const stateRequest = z.looseObject({
  checkpoint,
  subgraphs: z.union([z.boolean(), yesOrNo], expected("true or false")).optional(),
});

/**
 * Returns a request for a state in the form that langgraph-api reads: it knows `subgraphs` as text, and LangGraph's client
 * sends a boolean.
 *
 * @throws {ServerError} `NOT_SUPPORTED` for a part of a state.
 */
export function stateForm(given: object): StateForm {
  refuseUnsupported("a state", given);
  const { subgraphs, ...body } = checked(stateRequest, given);
  const form = subgraphs === undefined ? body : { ...body, subgraphs: String(subgraphs) };
  return { body: form, place: body.checkpoint ?? {} };
}

const stateChange = z.looseObject({ checkpoint, checkpoint_id: z.guid().optional() });

/** Returns a request that changes a state. */
export function stateChangeForm(given: object): StateForm {
  const body = checked(stateChange, given);
  return { body, place: { checkpoint_id: body.checkpoint_id, ...body.checkpoint } };
}

const namesCheckpoint = z.looseObject({ checkpoint_id: z.guid() });

const limitFault = expected("a whole number from 1");

const historyRequest = z.looseObject({
  before: z
    .union(
      [
        z.guid(),
        namesCheckpoint.transform(({ checkpoint_id: id }) => id),
        z
          .looseObject({ configurable: namesCheckpoint })
          .transform(({ configurable }) => configurable.checkpoint_id),
      ],
      expected("the id of a checkpoint"),
    )
    .optional(),
  checkpoint,
  limit: z.int(limitFault).min(1, limitFault).optional(),
  metadata: z.looseObject({}).optional(),
});

/**
 * Returns a request for states in the form that langgraph-api reads: it knows `before` as the id of a checkpoint, and
 * LangGraph's clients send a checkpoint, or a config that has its id.
 *
 * @throws {ServerError} `INVALID_REQUEST` for values on which the checkpointer would fail: the thread would seem to be
 * damaged. `NOT_SUPPORTED` for parts of states.
 */
export function historyForm(given: object): StateForm {
  refuseUnsupported("a state", given);
  const body = checked(historyRequest, given);
  refuseUnstorable(body.metadata);
  return { body, place: body.checkpoint ?? {} };
}
