/** Each colour, light and dark. Texts have a contrast of at least 4.5 on both grounds. */
const colours: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ["#fff", "#0d1117"],
  ground: ["#f6f8fa", "#151b23"],
  line: ["#d0d7de", "#3d444d"],
  edge: ["#8c959f", "#656c76"],
  text: ["#1f2328", "#f0f6fc"],
  quiet: ["#57606a", "#9ea7b3"],
  link: ["#0550ae", "#79c0ff"],
  good: ["#116329", "#56d364"],
  work: ["#0550ae", "#79c0ff"],
  bad: ["#a40e26", "#ff9492"],
  warn: ["#7d4e00", "#e3b341"],
  "good-bar": ["#2da44e", "#2ea043"],
  "work-bar": ["#54aeff", "#1f6feb"],
  "bad-bar": ["#cf222e", "#f85149"],
  "wait-bar": ["#b6bdc6", "#545d68"],
  pill: ["#ddf4ff", "#0c2d6b"],
  code: ["#f6f8fa", "#151b23"],
};

const variables = Object.entries(colours)
  .map(([name, [light, dark]]) => `--moa-${name}:light-dark(${light},${dark})`)
  .join(";");

const graph = `
.moa-graph{border:1px solid var(--moa-line);border-radius:8px;background:var(--moa-paper)}
.moa-scroll{overflow:auto;max-height:80vh;border-radius:8px}
.moa-canvas{position:relative;transform-origin:0 0}
.moa-lines{position:absolute;inset:0}
.moa-layer{fill:var(--moa-ground);stroke:var(--moa-line)}
.moa-layer-name{font:11px var(--moa-mono);fill:var(--moa-quiet)}
.moa-edge{fill:none;stroke:var(--moa-edge)}
.moa-edge.moa-route{stroke-dasharray:3 4}
.moa-edge.moa-passed{stroke:var(--moa-good-bar);stroke-width:1.5}
.moa-edge.moa-working{stroke:var(--moa-work-bar);stroke-width:1.5;stroke-dasharray:6 4;animation:moa-flow .8s linear infinite}
.moa-still .moa-edge.moa-working{animation:none}
@keyframes moa-flow{to{stroke-dashoffset:-10}}
.moa-arrowhead{fill:var(--moa-edge)}
.moa-card,.moa-pill{position:absolute;box-sizing:border-box;margin:0;border:1px solid var(--moa-edge);background:var(--moa-paper);color:var(--moa-text)}
.moa-card{display:flex;flex-direction:column;gap:2px;padding:8px 10px;border-radius:8px;border-left-width:4px;font:13px/1.35 var(--moa-sans);text-align:left;text-decoration:none;overflow:hidden;contain:strict}
a.moa-card:hover{border-color:var(--moa-link)}
.moa-card.moa-compact{padding:5px 8px;gap:0}
.moa-card.moa-is-ok,.moa-card.moa-is-cached{border-left-color:var(--moa-good-bar)}
.moa-card.moa-is-sent,.moa-card.moa-is-streaming,.moa-card.moa-is-retrying{border-color:var(--moa-work-bar)}
.moa-card.moa-is-failed,.moa-card.moa-is-blank{border-left-color:var(--moa-bad-bar)}
.moa-card.moa-is-waiting,.moa-card.moa-is-skipped{border-style:dashed;border-left-width:4px}
.moa-card-head{display:flex;justify-content:space-between;gap:8px}
.moa-card-head strong,.moa-card-model,.moa-card-remarks{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;min-width:0}
.moa-card-head .moa-phase{flex:none}
.moa-card-model{font-size:12px;color:var(--moa-quiet)}
.moa-card-text{max-height:64px;margin-top:auto;font-size:12px;line-height:16px;overflow:hidden;overflow-wrap:anywhere;display:flex;flex-direction:column;justify-content:flex-end;unicode-bidi:isolate}
.moa-card-text:has(+.moa-card-remarks){max-height:48px}
.moa-card-remarks{font-size:12px;color:var(--moa-warn)}
.moa-pill{display:flex;align-items:center;justify-content:center;border-radius:17px;border-color:var(--moa-work-bar);background:var(--moa-pill);font:600 13px var(--moa-mono)}
.moa-zoom{display:flex;justify-content:flex-end;gap:4px;align-items:center;padding:4px;border-bottom:1px solid var(--moa-line)}
.moa-zoom button{min-width:32px;height:32px;border:1px solid var(--moa-line);border-radius:4px;background:var(--moa-ground);color:var(--moa-text);font:14px var(--moa-sans);cursor:pointer}
.moa-zoom output{min-width:44px;text-align:center;font:12px var(--moa-mono)}`;

const tables = `
.moa-table{overflow-x:auto;margin:12px 0}
.moa table{border-collapse:collapse;width:100%;margin:0;display:table;font:14px/1.4 var(--moa-sans)}
.moa caption{text-align:left;font-weight:600;padding:4px 0;color:var(--moa-text)}
.moa tr{background:none;border:0}
.moa th,.moa td{padding:4px 10px 4px 0;border:0;border-bottom:1px solid var(--moa-line);text-align:left;vertical-align:top;background:none;color:var(--moa-text)}
.moa thead th{color:var(--moa-quiet);font-weight:600;font-size:13px}
.moa tbody th,.moa tfoot th{font-weight:600;overflow-wrap:anywhere;min-width:7em}
.moa td{overflow-wrap:break-word}
.moa td.moa-text{min-width:9em}
.moa td.moa-text,.moa td ul{overflow-wrap:anywhere}
.moa .moa-number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.moa td ul{margin:0;padding:0;list-style:none;min-width:220px;max-width:520px}
.moa td li{margin:0}
.moa-timeline{min-width:560px}
.moa-timeline th[scope=row]{width:1%;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:220px}
.moa-timeline td:last-child,.moa-timeline th:last-child{width:1%;white-space:nowrap;padding-left:10px}
.moa-axis,.moa-track{display:block;position:relative;height:18px;min-width:240px}
.moa-axis span{position:absolute;font:11px var(--moa-mono);white-space:nowrap}
.moa-tick{position:absolute;top:-5px;bottom:-5px;width:1px;background:var(--moa-line)}
.moa-bar{position:absolute;top:3px;height:12px;min-width:2px;border-radius:2px;box-sizing:border-box}
.moa-bar-waiting,.moa-bar-whole{background:repeating-linear-gradient(135deg,var(--moa-wait-bar) 0 3px,transparent 3px 6px);border:1px solid var(--moa-wait-bar)}
.moa-bar-whole{border-color:var(--moa-good-bar);border-right-width:4px}
.moa-bar-streaming{background:var(--moa-good-bar)}
.moa-bar-failed{background:repeating-linear-gradient(45deg,var(--moa-bad-bar) 0 4px,transparent 4px 7px);border:1px solid var(--moa-bad-bar)}
.moa-bar-delay{top:8px;height:2px;background:none;border-top:2px dotted var(--moa-edge)}
.moa-bar-between{top:8px;height:2px;background:none;border-top:2px solid var(--moa-edge)}
.moa-legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 0;padding:0;list-style:none;font-size:13px;color:var(--moa-quiet)}
.moa-legend li{display:flex;gap:6px;align-items:center;margin:0}
.moa-legend .moa-bar{position:static;width:22px}
.moa-legend .moa-bar-delay,.moa-legend .moa-bar-between{height:2px}
.moa-plan tbody{border-bottom:1px solid var(--moa-line)}
.moa-plan td,.moa-plan th{border-bottom:0;padding-top:2px;padding-bottom:2px}
.moa-plan-bars{width:40%;min-width:140px}
.moa-tokens{display:flex;height:12px;margin-top:4px}
.moa-tokens-in{background:var(--moa-wait-bar)}
.moa-tokens-out{background:var(--moa-work-bar)}
.moa-used .moa-tokens-out{background:var(--moa-good-bar)}
.moa-used .moa-tokens-in{background:repeating-linear-gradient(135deg,var(--moa-wait-bar) 0 3px,transparent 3px 6px)}
.moa-total th,.moa-total td{font-weight:600}`;

const texts = `
.moa{color:var(--moa-text);font:15px/1.5 var(--moa-sans)}
.moa a:not(.moa-card){color:var(--moa-link)}
.moa pre{margin:6px 0;padding:10px 12px;border:1px solid var(--moa-line);border-radius:6px;background:var(--moa-code);color:var(--moa-text);font:13px/1.5 var(--moa-mono);white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
.moa details{margin:4px 0;border:1px solid var(--moa-line);border-radius:6px;background:var(--moa-paper)}
.moa-texts strong{font-weight:600}
.moa summary{padding:6px 10px;cursor:pointer;overflow-wrap:anywhere}
.moa details>div{padding:0 12px 10px}
.moa-texts section{margin:14px 0;padding-left:10px;border-left:3px solid var(--moa-line)}
.moa-role{margin:8px 0 0;font:600 12px var(--moa-mono);color:var(--moa-quiet)}
.moa-quiet{color:var(--moa-quiet)}
.moa-phase{white-space:nowrap;color:var(--moa-quiet)}
.moa-phase.moa-is-ok,.moa-phase.moa-is-cached{color:var(--moa-good)}
.moa-phase.moa-is-sent,.moa-phase.moa-is-streaming,.moa-phase.moa-is-retrying{color:var(--moa-work)}
.moa-phase.moa-is-failed,.moa-phase.moa-is-blank{color:var(--moa-bad)}
.moa-failure,.moa-warning{padding:8px 12px;border:1px solid var(--moa-line);border-left:4px solid var(--moa-bad-bar);border-radius:4px;overflow-wrap:anywhere}
.moa-failure p{margin:4px 0}
.moa-warning{border-left-color:var(--moa-warn)}
.moa-lines-kept{white-space:pre-wrap}
.moa-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.moa :focus-visible{outline:2px solid var(--moa-link);outline-offset:2px}`;

const page = `
html:has(>.moa-body){color-scheme:light dark}
.moa-body{margin:0;background:var(--moa-paper)}
.moa-page{max-width:1200px;margin:0 auto;padding:20px 16px 60px}
.moa-page h1{margin:0 0 8px;font-size:26px;line-height:1.25;overflow-wrap:anywhere}
.moa-page h2{margin:32px 0 8px;font-size:19px}
.moa-status{margin:8px 0}`;

/**
 * The styles of all components, as CSS. Light and dark follow the `color-scheme` of the page, which VitePress
 * sets. A report by `reportHtml` follows the reader's preference.
 *
 * Colours and fonts are variables named `--moa-…`, which a page can set on `.moa`.
 *
 * @example
 * ```ts
 * import { reportCss } from "@moagraph/report";
 *
 * const style = `<style>${reportCss}</style>`;
 * ```
 */
export const reportCss: string = `
:root{--moa-sans:system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;--moa-mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}
:root{${variables}}
${texts}${graph}${tables}${page}
@media (prefers-reduced-motion:reduce){.moa-edge.moa-working{animation:none}}
@media print{.moa-scroll{max-height:none;overflow:visible}.moa-zoom{display:none}}
`;
