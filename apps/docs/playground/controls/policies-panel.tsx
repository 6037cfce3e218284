import { numberPolicies, type PolicyValue } from "../graph/policy.js";
import type { PolicyPath } from "../graph/policy-path.js";
import { valueAt } from "../graph/value-at.js";
import { NumberField } from "./number-field.js";
import { Field } from "./field.js";

/** The properties of {@link PoliciesPanel}. */
export interface PoliciesPanelProps {
  /** The graph as it is in the text, valid or not; `undefined` if the text cannot be read. */
  readonly graph: unknown;
  readonly onPolicy: (path: PolicyPath, value: PolicyValue) => void;
}

/** Sets policies of the whole graph in its text. */
export function PoliciesPanel({ graph, onPolicy }: PoliciesPanelProps) {
  const exhausted = valueAt(graph, ["onExhausted"]);
  return (
    <div class="play-fields">
      {numberPolicies.map(({ label, unit, path, least, step, usual }) => (
        <Field key={label} label={label} unit={unit}>
          <NumberField
            label={`${label}, ${unit}`}
            value={numberAt(graph, path)}
            least={least}
            step={step}
            placeholder={usual}
            isDisabled={graph === undefined}
            onValue={(value) => onPolicy(path, value)}
          />
        </Field>
      ))}
      <Field label="When exhausted" unit="quorum or budget">
        <select
          class="play-select"
          value={typeof exhausted === "string" ? exhausted : "fail"}
          disabled={graph === undefined}
          onChange={({ currentTarget: { value } }) =>
            onPolicy(["onExhausted"], value === "fail" ? undefined : value)
          }
        >
          <option value="fail">fail</option>
          <option value="best-effort">best-effort</option>
        </select>
      </Field>
      <label class="play-switch">
        <input
          type="checkbox"
          role="switch"
          checked={valueAt(graph, ["staircase"]) !== undefined}
          disabled={graph === undefined}
          onChange={({ currentTarget: { checked } }) =>
            onPolicy(["staircase"], checked ? {} : undefined)
          }
        />
        <span>
          Staircase <small>the answer begins on the first sentences</small>
        </span>
      </label>
    </div>
  );
}

function numberAt(graph: unknown, path: PolicyPath): number | undefined {
  const value = valueAt(graph, path);
  return typeof value === "number" ? value : undefined;
}
