import { render } from "preact";
import { ErrorBoundary } from "./error-boundary.js";
import { Loader } from "./loader.js";
import { missingFeatures } from "./missing-features.js";
import "./style/page.css";
import "./style/controls.css";
import "./style/parts.css";

/**
 * Shows the playground in an element.
 *
 * @returns A function that removes it and stops its run.
 */
export function mount(element: HTMLElement): () => void {
  const missing = missingFeatures();
  render(missing.length > 0 ? <TooOld missing={missing} /> : <Playground />, element);
  return () => render(null, element);
}

function Playground() {
  return (
    <ErrorBoundary>
      <Loader />
    </ErrorBoundary>
  );
}

function TooOld({ missing }: { readonly missing: readonly string[] }) {
  return (
    <p class="play-message" role="alert">
      This browser has no {missing.join(", ")}, which the playground needs. Use a current version of
      Firefox, Chrome or Safari.
    </p>
  );
}
