import {
  answeringCost,
  type AnsweringCostOrder,
  type AnsweringCosts,
} from "./answers/answering-cost.js";
import {
  type AnsweringMemory,
  answeringMemory,
  type AnsweringMemoryOrder,
} from "./answers/answering-memory.js";
import { type ScoringCost, scoringCost, type ScoringCostOrder } from "./scoring/scoring-cost.js";

/** What each measurement needs. */
export interface Orders {
  readonly cost: AnsweringCostOrder;
  readonly memory: AnsweringMemoryOrder;
  readonly scoring: ScoringCostOrder;
}

/** What each measurement returns. */
export interface Figures {
  readonly cost: AnsweringCosts;
  readonly memory: AnsweringMemory;
  readonly scoring: ScoringCost;
}

/** The measurements by name. */
export const measurements: {
  readonly [Name in keyof Orders]: (order: Orders[Name]) => Promise<Figures[Name]>;
} = { cost: answeringCost, memory: answeringMemory, scoring: scoringCost };
