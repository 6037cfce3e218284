import { type RecipeName, recipes } from "@moagraph/recipes";

/** What the left side shows. */
export type TextView = "yaml" | "json" | "typescript";

const views: Readonly<Record<TextView, string>> = {
  yaml: "YAML",
  json: "JSON",
  typescript: "TypeScript",
};

/** The properties of {@link Toolbar}. */
export interface ToolbarProps {
  /** The recipe that was chosen last. */
  readonly recipe: RecipeName | undefined;
  readonly view: TextView;
  /** Whether the graph is valid: an invalid one cannot be written in another language. */
  readonly isValid: boolean;
  readonly onRecipe: (name: RecipeName) => void;
  readonly onView: (view: TextView) => void;
  readonly onShare: () => void;
  readonly onReset: () => void;
}

/** Chooses a recipe and a language; shares and resets. */
export function Toolbar(props: ToolbarProps) {
  const { recipe, view, isValid, onRecipe, onView, onShare, onReset } = props;
  return (
    <div class="play-toolbar">
      <label>
        Recipe{" "}
        <select
          class="play-select"
          value={recipe ?? ""}
          onChange={({ currentTarget }) => onRecipe(currentTarget.value as RecipeName)}
        >
          {recipe === undefined && <option value="">your own</option>}
          {Object.keys(recipes).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="play-views">
        <legend class="play-hidden">Language of the graph</legend>
        {Object.entries(views).map(([name, title]) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            disabled={!isValid && view !== name}
            onClick={() => onView(name as TextView)}
          >
            {title}
          </button>
        ))}
      </fieldset>
      <span class="play-space" />
      <button type="button" class="play-button" onClick={onShare}>
        Share
      </button>
      <button type="button" class="play-button" onClick={onReset}>
        Reset
      </button>
    </div>
  );
}
