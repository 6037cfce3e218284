import { type Behaviour, type Behaviours, behaviourOf } from "../models/behaviour.js";
import { simulatedPrices } from "../models/simulated-facts.js";
import { ModelRow } from "./model-row.js";

/** The properties of {@link SimulatedPanel}. */
export interface SimulatedPanelProps {
  readonly models: readonly string[];
  readonly behaviours: Behaviours;
  readonly onBehaviours: (behaviours: Behaviours) => void;
}

/** Slows down or breaks the simulated models of the graph. */
export function SimulatedPanel({ models, behaviours, onBehaviours }: SimulatedPanelProps) {
  const onBehaviour = (model: string, behaviour: Behaviour): void =>
    onBehaviours({ ...behaviours, [model]: behaviour });
  return (
    <>
      <p class="play-help">
        Simulated models know twelve subjects, such as San Francisco, the Moon and coffee. Their
        price is invented: ${simulatedPrices.input} per million prompt tokens and $
        {simulatedPrices.output} per million reply tokens.
      </p>
      <div class="play-scroll" tabIndex={0} role="region" aria-label="Simulated models">
        <table class="play-table">
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">What it does</th>
              <th scope="col">First token, ms</th>
              <th scope="col">Tokens/s</th>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => (
              <ModelRow
                key={model}
                model={model}
                behaviour={behaviourOf(behaviours, model)}
                onBehaviour={onBehaviour}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
