import type { Plan } from "../plan.js";
import type { Row } from "../report/row.js";
import type { CaseName } from "./case-name.js";
import { coldStart } from "./cold-start.js";
import { concurrent } from "./concurrent.js";
import { http } from "./http.js";
import { orchestration } from "./orchestration.js";
import { stream } from "./stream.js";

const cases: Readonly<Record<CaseName, (plan: Plan) => Promise<Row[]>>> = {
  orchestration,
  http,
  stream,
  concurrent,
  "cold-start": coldStart,
};

/** Measures a case in this process. */
export function measureCase(name: CaseName, plan: Plan): Promise<Row[]> {
  return cases[name](plan);
}
