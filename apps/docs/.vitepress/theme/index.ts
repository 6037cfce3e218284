import type { Theme } from "vitepress";
// System fonts: no page loads a font.
import DefaultTheme from "vitepress/theme-without-fonts";
import GraphPicture from "./GraphPicture.vue";
import Playground from "./Playground.vue";
import "./style.css";

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component("GraphPicture", GraphPicture);
    app.component("Playground", Playground);
  },
};

export default theme;
