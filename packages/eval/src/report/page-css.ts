import { reportCss } from "@moagraph/report";

/** The styles of a page: those of reports of runs, and what an evaluation has besides. */
export const pageCss: string = `${reportCss}
.moa-page h3{margin:28px 0 8px;font-size:17px;overflow-wrap:anywhere}
.moa-page .moa-columns h3{margin:14px 0 4px;font-size:14px}
.moa-page small{font-weight:400;font-size:13px}
.moa-plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,540px),1fr));gap:12px;align-items:start}
.moa-plot{margin:0;overflow-x:auto;border:1px solid var(--moa-line);border-radius:8px;background:#fff}
.moa-plot div>svg{display:block;width:100%;min-width:560px;height:auto}
.moa-page .moa-table{overflow:auto;max-height:75vh}
.moa-page .moa-table td.moa-text{min-width:11em;overflow-wrap:break-word}
.moa-page .moa-table td.moa-source{min-width:15em}
.moa-page .moa-table thead th{position:sticky;top:0;background:var(--moa-paper)}
.moa th button{all:unset;cursor:pointer;font:inherit;color:inherit}
.moa th button:focus-visible{outline:2px solid var(--moa-link);outline-offset:2px}
.moa th[aria-sort=ascending] button::after{content:" \\2191"}
.moa th[aria-sort=descending] button::after{content:" \\2193"}
.moa .moa-published td{font-style:italic;background:var(--moa-ground)}
.moa-filters{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:10px;margin:12px 0}
.moa-filters label{display:flex;flex-direction:column;gap:2px;font-size:13px;color:var(--moa-quiet)}
.moa-filters .moa-wide{grid-column:1/-1}
.moa-filters input,.moa-filters select,.moa-pages button{box-sizing:border-box;width:100%;min-height:36px;padding:4px 8px;border:1px solid var(--moa-edge);border-radius:6px;background:var(--moa-paper);color:var(--moa-text);font:inherit}
.moa-pages{display:flex;gap:8px;align-items:center;margin:12px 0}
.moa-pages button{width:auto;cursor:pointer}
.moa-pages button:disabled{color:var(--moa-quiet);cursor:default}
.moa-answers{list-style:none;margin:0;padding:0}
.moa-answers>li{margin:0}
.moa-answer-head{display:inline-flex;flex-wrap:wrap;gap:2px 10px;width:calc(100% - 24px);vertical-align:top}
.moa-answer-text{flex:1 1 260px;min-width:0}
.moa-badge{white-space:nowrap;color:var(--moa-quiet)}
.moa-badge.moa-won{color:var(--moa-good)}
.moa-badge.moa-lost,.moa-badge.moa-failed{color:var(--moa-bad)}
.moa-badge.moa-unclear{color:var(--moa-warn)}
.moa-columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:4px 16px;align-items:start}
.moa-columns>section{min-width:0}
.moa-columns pre{max-height:60vh;overflow:auto}
@media print{.moa-filters,.moa-pages{display:none}.moa-page .moa-table,.moa-columns pre{max-height:none}}
`;
