import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Loads the app after the check of the browser, because an old one cannot read it. */
export function Loader() {
  const [App, setApp] = useState<ComponentType>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import("./app.js").then(
      ({ App: loaded }) => setApp(() => loaded),
      () => setFailed(true),
    );
  }, []);
  if (App !== undefined) return <App />;
  if (!failed) return <p class="play-message">The playground is loading.</p>;
  return (
    <p class="play-message" role="alert">
      A part of the playground could not be loaded. Check the connection, and reload the page.
    </p>
  );
}
