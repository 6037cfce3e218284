import type { GraphFault } from "../graph/read-graph.js";

/** Faults that are listed. The editor marks all. */
const mostListed = 8;

/** The properties of {@link FaultList}. */
export interface FaultListProps {
  readonly faults: readonly GraphFault[];
  readonly onGoTo: (offset: number) => void;
}

/** The faults of the text with their lines. Each one leads to its place. */
export function FaultList({ faults, onGoTo }: FaultListProps) {
  if (faults.length === 0) return null;
  const rest = faults.length - mostListed;
  return (
    <ul class="play-faults" aria-label="Faults of the graph">
      {faults.slice(0, mostListed).map(({ line, column, from, message, hint }) => (
        <li key={`${from} ${message}`}>
          <button type="button" class="play-link" onClick={() => onGoTo(from)}>
            Line {line}:{column}
          </button>{" "}
          {message} {hint}
        </li>
      ))}
      {rest > 0 && <li>{rest} more.</li>}
    </ul>
  );
}
