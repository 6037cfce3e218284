import type { HumanReply, HumanRequest } from "@moagraph/core";
import { type FormEvent, useState } from "react";

interface ChoiceFormProps {
  readonly request: HumanRequest;
  readonly onReply: (reply: HumanReply) => void;
}

/** Asks a person which proposal to pass on, as it is or edited. */
export function ChoiceForm({ request: { ask, proposals, fault }, onReply }: ChoiceFormProps) {
  const [choice, setChoice] = useState(1);
  const [edit, setEdit] = useState<string>();
  const chosen = proposals[choice - 1]?.text ?? "";
  const reply = (event: FormEvent): void => {
    event.preventDefault();
    onReply(edit === undefined || edit === chosen ? { choice } : { choice, text: edit });
  };
  return (
    <form className="choice" onSubmit={reply}>
      <fieldset>
        <legend>{ask}</legend>
        {fault !== undefined && <p role="alert">{fault}</p>}
        {proposals.map(({ node, sample, text }, index) => (
          <label key={`${node} ${sample}`}>
            <input
              type="radio"
              name="choice"
              checked={choice === index + 1}
              // It replaces the field in which the question was written.
              autoFocus={index === 0}
              onChange={() => {
                setChoice(index + 1);
                setEdit(undefined);
              }}
            />
            <span>
              <span className="author">{sample > 1 ? `${node} ${sample}` : node}</span>
              <span className="text">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <details>
        <summary>Edit it first</summary>
        <textarea
          aria-label="Edited text"
          rows={4}
          value={edit ?? chosen}
          onChange={({ target }) => setEdit(target.value)}
        />
      </details>
      <button type="submit">Use this answer</button>
    </form>
  );
}
