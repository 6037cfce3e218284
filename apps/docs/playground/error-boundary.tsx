import { Component, type ComponentChildren } from "preact";

interface Props {
  readonly children: ComponentChildren;
}

interface State {
  /** Empty if nothing failed. */
  readonly message: string;
}

/** Shows a sentence instead of an empty page if a part of the playground fails. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { message: "" };

  static override getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : "an unknown error" };
  }

  override render() {
    const { message } = this.state;
    if (message === "") return this.props.children;
    return (
      <div class="play-message" role="alert">
        <p>The playground failed: {message}. The graph in it is lost.</p>
        <button type="button" class="play-button" onClick={() => this.startAgain()}>
          Start again
        </button>
      </div>
    );
  }

  private startAgain(): void {
    // A link that breaks the page would break it again.
    history.replaceState(history.state, "", location.pathname + location.search);
    this.setState({ message: "" });
  }
}
