import type { Behaviours } from "../models/behaviour.js";
import type { ModelKind, PageModels } from "../models/use-models.js";
import { EndpointPanel } from "./endpoint-panel.js";
import { SimulatedPanel } from "./simulated-panel.js";

const kinds: Readonly<Record<ModelKind, string>> = {
  simulated: "Simulated",
  endpoint: "Your own endpoint",
};

/** The properties of {@link ModelsSection}. */
export interface ModelsSectionProps {
  /** The models of the graph. */
  readonly names: readonly string[];
  readonly models: PageModels;
  readonly behaviours: Behaviours;
  readonly onBehaviours: (behaviours: Behaviours) => void;
}

/** Chooses between simulated models and the reader's endpoint, and sets them. */
export function ModelsSection({ names, models, behaviours, onBehaviours }: ModelsSectionProps) {
  const { kind, setKind, page } = models;
  return (
    <>
      <fieldset class="play-kinds">
        <legend class="play-hidden">Which models are asked</legend>
        {Object.entries(kinds).map(([value, title]) => (
          <label key={value}>
            <input
              type="radio"
              name="playground-models"
              checked={kind === value}
              onChange={() => setKind(value as ModelKind)}
            />{" "}
            {title}
          </label>
        ))}
      </fieldset>
      {kind === "simulated" ? (
        <SimulatedPanel models={names} behaviours={behaviours} onBehaviours={onBehaviours} />
      ) : (
        <EndpointPanel models={names} page={page} />
      )}
    </>
  );
}
