import { modelIdOf } from "@moagraph/core/graph";
import type { PageEndpoint } from "../models/use-endpoint.js";
import { Field } from "./field.js";

/** The properties of {@link EndpointPanel}. */
export interface EndpointPanelProps {
  /** The models of the graph. */
  readonly models: readonly string[];
  readonly page: PageEndpoint;
}

/** The reader's own endpoint: address, key and the model for each model of the graph. */
export function EndpointPanel({ models, page }: EndpointPanelProps) {
  const { endpoint, message, isChecking, listed } = page;
  return (
    <>
      <p class="play-help">
        The key stays in the memory of this page and is sent only to the address that you enter. It
        is not stored, not in links, and gone when you leave the page. Every run is charged to your
        key.
      </p>
      <Field label="Base URL">
        <input
          type="url"
          class="play-text"
          placeholder="https://openrouter.ai/api/v1"
          autocomplete="off"
          value={endpoint.baseUrl}
          onInput={({ currentTarget }) => page.set({ ...endpoint, baseUrl: currentTarget.value })}
        />
      </Field>
      <Field label="API key">
        <input
          type="password"
          class="play-text"
          autocomplete="off"
          value={endpoint.apiKey}
          onInput={({ currentTarget }) => page.set({ ...endpoint, apiKey: currentTarget.value })}
        />
      </Field>
      <button
        type="button"
        class="play-button"
        disabled={isChecking || endpoint.baseUrl.trim() === ""}
        onClick={() => void page.check()}
      >
        {isChecking ? "Checking…" : "Check and list models"}
      </button>
      <p class="play-endpoint-message" role="status">
        {message}
      </p>
      <ModelIds models={models} page={page} />
      <datalist id="playground-listed-models">
        {listed.map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
    </>
  );
}

function ModelIds({ models, page: { endpoint, set } }: EndpointPanelProps) {
  return (
    <div class="play-scroll" tabIndex={0} role="region" aria-label="Models of the endpoint">
      <table class="play-table">
        <thead>
          <tr>
            <th scope="col">Model of the graph</th>
            <th scope="col">Model of the endpoint</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model}>
              <th scope="row">{model}</th>
              <td>
                <input
                  type="text"
                  class="play-text"
                  list="playground-listed-models"
                  aria-label={`Model of the endpoint for ${model}`}
                  placeholder={modelIdOf(model)}
                  value={endpoint.modelIds.get(model) ?? ""}
                  onInput={({ currentTarget: { value } }) =>
                    set({
                      ...endpoint,
                      modelIds: new Map([...endpoint.modelIds, [model, value]]),
                    })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
