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
    <form
      class="play-run"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRunning && obstacle === "") onRun();
      }}
    >
      <label class="play-field">
        <span>Question</span>
        <textarea
          class="play-text"
          rows={2}
          maxLength={20_000}
          value={question}
          onInput={({ currentTarget }) => onQuestion(currentTarget.value)}
        />
      </label>
      <div class="play-row">
        {isRunning ? (
          <button type="button" class="play-button play-strong" onClick={onStop}>
            Stop
          </button>
        ) : (
          <button type="submit" class="play-button play-strong" disabled={obstacle !== ""}>
            Run
          </button>
        )}
        <p class="play-status" role="status">
          {isRunning || obstacle === "" ? status : obstacle}
        </p>
      </div>
    </form>
  );
}
