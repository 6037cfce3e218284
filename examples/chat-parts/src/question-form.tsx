import { type FormEvent, type KeyboardEvent, useState } from "react";

/** Longer questions are not sent. In characters. */
const longestQuestion = 20_000;

interface QuestionFormProps {
  readonly isRunning: boolean;
  /** Whether nothing can be sent yet. @defaultValue false */
  readonly isDisabled?: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

/** Where a question is written. Enter sends it, Shift+Enter begins a line. */
export function QuestionForm({ isRunning, isDisabled = false, onAsk, onStop }: QuestionFormProps) {
  const [text, setText] = useState("");
  const question = text.trim();
  const isTooLong = question.length > longestQuestion;
  const canSend = !isRunning && !isDisabled && question !== "" && !isTooLong;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!canSend) return;
    onAsk(question);
    setText("");
  };
  const sendByKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form className="question" onSubmit={send}>
      <label htmlFor="question">Your question</label>
      <textarea
        id="question"
        rows={2}
        value={text}
        aria-describedby="question-note"
        aria-invalid={isTooLong}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={sendByKey}
      />
      <div className="buttons">
        <span id="question-note" className="problem" role="status">
          {isTooLong && tooLong(question.length)}
        </span>
        {/* With keys, they are two elements: else a click on "Stop" makes it "Send" and sends what is typed. */}
        {isRunning ? (
          <button key="stop" type="button" onClick={onStop}>
            Stop
          </button>
        ) : (
          <button key="send" type="submit" disabled={!canSend}>
            Send
          </button>
        )}
      </div>
    </form>
  );
}

function tooLong(length: number): string {
  const [found, most] = [length, longestQuestion].map((each) => each.toLocaleString("en"));
  return `The question has ${found} characters. Shorten it to ${most}.`;
}
