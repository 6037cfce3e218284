import type { Plan } from "../plan.js";
import type { Row } from "../report/row.js";
import { firstTokenRows } from "./first-token.js";
import { tokenRows } from "./token-cost.js";

/** How soon the first token of an answer is there, and what it costs to hand on the rest. */
export async function stream(plan: Plan): Promise<Row[]> {
  return [...(await firstTokenRows(plan)), ...(await tokenRows(plan))];
}
