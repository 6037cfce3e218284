/** Today as `YYYY-MM-DD`. */
export function todayText(): string {
  return new Date().toISOString().slice(0, 10);
}
