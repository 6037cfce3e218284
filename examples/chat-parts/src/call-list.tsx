import { type CallOfRun, placeOf } from "./calls-of-run.js";

interface CallListProps {
  readonly calls: readonly CallOfRun[];
  readonly isRunning: boolean;
}

const words: Readonly<Record<CallOfRun["state"], string>> = {
  running: "is asked",
  done: "has answered",
  failed: "failed",
  skipped: "was not asked",
  stopped: "was stopped",
};

/** The calls of the last run, with the texts of the proposals. It is closed at first. */
export function CallList({ calls, isRunning }: CallListProps) {
  const done = calls.filter(({ state }) => state !== "running").length;
  return (
    <details className="calls">
      <summary>
        <span role={isRunning ? "status" : undefined}>
          {isRunning ? `${done} of ${calls.length} calls so far have ended` : countOf(calls)}
        </span>
      </summary>
      <ul>
        {calls.map((call) => (
          <CallItem key={placeOf(call)} call={call} />
        ))}
      </ul>
    </details>
  );
}

function countOf(calls: readonly CallOfRun[]): string {
  const proposals = calls.filter(({ text }) => text !== undefined).length;
  const counted = `${proposals} ${proposals === 1 ? "proposal" : "proposals"}`;
  const others = (["failed", "stopped"] as const).map((state): string => {
    const count = calls.filter((call) => call.state === state).length;
    return count === 0 ? "" : `, ${count} ${state}`;
  });
  return counted + others.join("");
}

function CallItem({ call: { node, sample, model, state, text, problem } }: { call: CallOfRun }) {
  return (
    <li className={state}>
      <span className="author">
        {node}
        {sample > 1 ? ` ${sample}` : ""} <span className="model">{model}</span>{" "}
        <span className="state">{words[state]}</span>
      </span>
      {text !== undefined && <div className="text">{text}</div>}
      {problem !== undefined && <div className="problem">{problem}</div>}
    </li>
  );
}
