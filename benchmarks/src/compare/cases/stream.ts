import type { Plan } from "../plan.js";
import type { Row } from "../report/row.js";
import { firstTokenRows } from "./first-token.js";
import { tokenRows } from "./token-cost.js";

/** Measures the time to the first token of an answer, and the cost of the other tokens. */
export async function stream(plan: Plan): Promise<Row[]> {
  return [...(await firstTokenRows(plan)), ...(await tokenRows(plan))];
}
