import type { PolicyPath } from "./policy-path.js";

/** The value of a policy: `{}` for its defaults, `undefined` for none. */
export type PolicyValue = number | string | Readonly<Record<string, never>> | undefined;

/** A number in the policies of a graph that has a control. */
export interface NumberPolicy {
  readonly label: string;
  readonly unit: string;
  readonly path: PolicyPath;
  readonly least: number;
  readonly step: number;
  /** What applies without it. */
  readonly usual: string;
}

/** The policies with controls: quorum, retries and budget. */
export const numberPolicies: readonly NumberPolicy[] = [
  {
    label: "Quorum",
    unit: "proposals",
    path: ["quorum", "atLeast"],
    least: 1,
    step: 1,
    usual: "all",
  },
  {
    label: "Retries",
    unit: "requests per reply",
    path: ["retry", "attempts"],
    least: 1,
    step: 1,
    usual: "3",
  },
  {
    label: "Budget",
    unit: "US dollars",
    path: ["budget", "maxCostUsd"],
    least: 0.000_1,
    step: 0.000_1,
    usual: "no limit",
  },
  {
    label: "Requests",
    unit: "at most",
    path: ["budget", "maxModelCalls"],
    least: 1,
    step: 1,
    usual: "no limit",
  },
];
