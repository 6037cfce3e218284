/** Where a policy is in a graph, such as `["budget", "maxCostUsd"]`. */
export type PolicyPath = readonly [string] | readonly [string, string];
