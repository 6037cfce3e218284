import { type Behaviour, behaviourLimits, type Fault, faultNames } from "../models/behaviour.js";
import { NumberField } from "./number-field.js";

/** The properties of {@link ModelRow}. */
export interface ModelRowProps {
  readonly model: string;
  readonly behaviour: Behaviour;
  readonly onBehaviour: (model: string, behaviour: Behaviour) => void;
}

/** The speed and the fault of one simulated model. */
export function ModelRow({ model, behaviour, onBehaviour }: ModelRowProps) {
  const set = (part: Partial<Behaviour>): void => onBehaviour(model, { ...behaviour, ...part });
  const { fault, failures, firstTokenMs, tokensPerSecond } = behaviour;
  return (
    <tr>
      <th scope="row">{model}</th>
      <td>
        <FaultField model={model} fault={fault} onFault={(next) => set({ fault: next })} />
        {fault === "fails-first" && (
          <NumberField
            label={`Failures of ${model}`}
            value={failures}
            least={1}
            most={behaviourLimits.failures}
            onValue={(value) => set({ failures: value ?? 1 })}
          />
        )}
      </td>
      <td>
        <NumberField
          label={`Milliseconds to the first token of ${model}`}
          value={firstTokenMs}
          least={0}
          most={behaviourLimits.firstTokenMs}
          step={100}
          onValue={(value) => set({ firstTokenMs: value ?? 0 })}
        />
      </td>
      <td>
        <NumberField
          label={`Tokens per second of ${model}`}
          value={tokensPerSecond}
          least={1}
          most={behaviourLimits.tokensPerSecond}
          onValue={(value) => set({ tokensPerSecond: value ?? 1 })}
        />
      </td>
    </tr>
  );
}

interface FaultFieldProps {
  readonly model: string;
  readonly fault: Fault;
  readonly onFault: (fault: Fault) => void;
}

function FaultField({ model, fault, onFault }: FaultFieldProps) {
  return (
    <select
      class="play-select"
      aria-label={`Fault of ${model}`}
      value={fault}
      onChange={({ currentTarget }) => onFault(currentTarget.value as Fault)}
    >
      {Object.entries(faultNames).map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}
