import { longestQuestion } from "../session/longest-text.js";
import { Field } from "./field.js";

/** The properties of {@link RunControls}. */
export interface RunControlsProps {
  readonly question: string;
  readonly isRunning: boolean;
  /** Why it cannot run; empty if it can. */
  readonly obstacle: string;
  /** What the run is doing. */
  readonly status: string;
  readonly onQuestion: (question: string) => void;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

/** The question, and the buttons that start and stop a run. */
export function RunControls(props: RunControlsProps) {
  const { question, isRunning, obstacle, status, onQuestion, onRun, onStop } = props;
  return (
    <div class="play-run">
      <Field label="Question">
        <textarea
          class="play-text"
          rows={2}
          maxLength={longestQuestion}
          value={question}
          onInput={({ currentTarget }) => onQuestion(currentTarget.value)}
        />
      </Field>
      <div class="play-row">
        {/* One button that never submits: it keeps the focus, and a click cannot count twice. */}
        <button
          type="button"
          class="play-button play-strong"
          disabled={!isRunning && obstacle !== ""}
          onClick={isRunning ? onStop : onRun}
        >
          {isRunning ? "Stop" : "Run"}
        </button>
        <p class="play-status" role="status">
          {isRunning || obstacle === "" ? status : obstacle}
        </p>
      </div>
    </div>
  );
}
