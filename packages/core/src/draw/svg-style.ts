import { fontSizes } from "./svg-sizes.js";

/**
 * The stylesheet of a drawing, with light and dark colours by `prefers-color-scheme`.
 *
 * Every rule is scoped to `.moagraph`, so an inline drawing does not change the page around it.
 */
export const svgStyle: string = `
.moagraph text{font:${fontSizes.detail}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#57606a}
.moagraph .name{font-size:${fontSizes.name}px;font-weight:600;fill:#1f2328}
.moagraph .heading{font-size:${fontSizes.heading}px}
.moagraph .paper{fill:#fff}
.moagraph .layer{fill:#f6f8fa;stroke:#d8dee4}
.moagraph .box{fill:#fff;stroke:#8c959f}
.moagraph .pill{fill:#ddf4ff;stroke:#54aeff}
.moagraph .edge{fill:none;stroke:#8c959f}
.moagraph .route{stroke-dasharray:6 4}
.moagraph .arrowhead{fill:#57606a}
@media (prefers-color-scheme:dark){
.moagraph text{fill:#9198a1}
.moagraph .name{fill:#f0f6fc}
.moagraph .paper{fill:#0d1117}
.moagraph .layer{fill:#151b23;stroke:#3d444d}
.moagraph .box{fill:#0d1117;stroke:#656c76}
.moagraph .pill{fill:#0c2d6b;stroke:#1f6feb}
.moagraph .edge{stroke:#656c76}
.moagraph .arrowhead{fill:#9198a1}
}
`;
