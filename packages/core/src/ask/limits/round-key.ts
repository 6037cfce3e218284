/**
 * The key of the reservation for a round of a step, but for the last: that of the last is the step's name.
 *
 * @param round - From 1.
 */
export function roundKey(step: string, round: number): string {
  // LangGraph allows no `|` in names.
  return `${step}|${round}`;
}
