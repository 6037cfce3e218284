// TypeScript does not read .vue files. The site's build compiles them.
declare module "*.vue" {
  import type { Component } from "vue";

  const component: Component;
  export default component;
}

declare module "*.css";
