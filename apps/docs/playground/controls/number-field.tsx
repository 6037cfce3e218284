/** The properties of {@link NumberField}. */
export interface NumberFieldProps {
  /** What screen readers call it. */
  readonly label: string;
  readonly value: number | undefined;
  readonly least: number;
  readonly most?: number;
  readonly step?: number;
  /** Shown if it is empty. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** Receives a number in the range, or `undefined` if the field was emptied. */
  readonly onValue: (value: number | undefined) => void;
}

/** A field for a number. Values out of the range are moved into it. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, least, most, step = 1, placeholder, isDisabled } = props;
  return (
    <input
      type="number"
      class="play-number"
      aria-label={label}
      value={value ?? ""}
      min={least}
      max={most}
      step={step}
      placeholder={placeholder}
      disabled={isDisabled}
      onChange={({ currentTarget }) => {
        const { valueAsNumber: typed } = currentTarget;
        const next = Number.isNaN(typed) ? undefined : clamped(typed, props);
        // The field keeps what was typed if the value did not change.
        currentTarget.value = String(next ?? "");
        props.onValue(next);
      }}
    />
  );
}

function clamped(typed: number, { least, most = Infinity, step = 1 }: NumberFieldProps): number {
  const value = Math.min(Math.max(typed, least), most);
  return Number.isInteger(step) ? Math.round(value) : value;
}
