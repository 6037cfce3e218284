import { z } from "zod";
import { threadIdForm } from "./request-form.js";
import { checked, expected } from "./schema-faults.js";
import { type Asked, refuseUnsupported } from "./unsupported.js";

/** A request about threads whose body is passed on as it is. */
type ThreadRequest = Extract<Asked, "a new thread" | "a changed thread" | "a search for threads">;

const metadata = z.looseObject({ graph_id: z.string().optional() }).optional();
const idFault = expected("a UUID in lower case");
const offsetFault = expected("a whole number from 0");

/** What langgraph-api would take in another form than it is given. It checks the rest. */
const schemaOf: Readonly<Record<ThreadRequest, z.ZodType<object>>> = {
  "a new thread": z.looseObject({
    metadata,
    thread_id: z.string(idFault).regex(threadIdForm, idFault).optional(),
  }),
  "a changed thread": z.looseObject({ metadata }),
  "a search for threads": z.looseObject({
    offset: z.int(offsetFault).min(0, offsetFault).optional(),
  }),
};

/**
 * Returns what checks the body of a request about threads, and returns it.
 *
 * It throws `NOT_SUPPORTED` for what this server would have to ignore, and `INVALID_REQUEST` for fields of another type.
 */
export function threadForm(asked: ThreadRequest): (body: object) => object {
  return (body) => {
    refuseUnsupported(asked, body);
    return checked(schemaOf[asked], body);
  };
}
