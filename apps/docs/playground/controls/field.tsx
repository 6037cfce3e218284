import type { ComponentChildren } from "preact";

/** The properties of {@link Field}. */
export interface FieldProps {
  readonly label: string;
  /** Shown smaller, behind the label. */
  readonly unit?: string;
  /** What is labelled. */
  readonly children: ComponentChildren;
}

/** An input with its label above it. */
export function Field({ label, unit, children }: FieldProps) {
  return (
    <label class="play-field">
      <span>
        {label} {unit !== undefined && <small>{unit}</small>}
      </span>
      {children}
    </label>
  );
}
