import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type GoogleModelId = "gemini-2.5-flash";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    google: GoogleModelId;
  }
}

/** What is known of Google's models, each statement with its source and date. */
export const googleModels: Readonly<Record<GoogleModelId, ModelRow>> = {
  "gemini-2.5-flash": {
    source:
      "https://github.com/anomalyco/models.dev/blob/dev/providers/google/models/gemini-2.5-flash.toml",
    asOf: "2026-07-02",
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
  },
};
