import type { Cell, Column } from "./evaluation-result.js";

/** What is shown for a cell without a value. */
const noValue = "–";

/** A cell as people read it: numbers with the digits of their column. */
export function cellText(cell: Cell | undefined, { digits }: Column): string {
  if (cell === undefined || cell === null) return noValue;
  if (typeof cell === "string") return cell;
  return digits === undefined ? String(cell) : cell.toFixed(digits);
}
