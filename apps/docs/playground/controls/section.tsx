import type { ComponentChildren } from "preact";

/** A part of the page with a title. */
export function Section(props: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="play-section">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
