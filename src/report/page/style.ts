/** The page's style sheet: light, dark by the reader's setting, and print. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2733;--muted:#56616c;--line:#dfe4e8;--panel:#f5f7f9;--accent:#004f80;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--paper:#12171c;--ink:#e6ebf0;--muted:#a3aeb9;--line:#2c353d;--panel:#1a2127;--accent:#8ec3e6;--bad:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 Inter,"Noto Sans JP","Helvetica Neue",Arial,sans-serif}
:lang(ja){line-break:strict;word-break:auto-phrase}
:lang(ja) :is(p,li,figcaption){max-width:46em;line-height:1.75}
.skip{position:absolute;left:-999em;padding:8px 14px;background:var(--paper);z-index:10}
.skip:focus{left:8px;top:8px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main{max-width:1060px;margin:0 auto;padding:40px 24px 72px}
.old{margin-top:0;border-left-color:var(--bad)}
h1{font-size:32px;line-height:1.2;font-weight:600;letter-spacing:-.015em;margin:0 0 8px;text-wrap:balance}
h1 span{display:inline-block}
h2{font-size:22px;line-height:1.3;font-weight:600;letter-spacing:-.01em;margin:56px 0 12px}
h3{font-size:16px;font-weight:600;margin:28px 0 8px}
p,li{max-width:72ch}
.muted,caption,.source{color:var(--muted)}
.source,:lang(ja) .source{font-size:14px;margin:0 0 4px;max-width:none}
.minute{margin-top:32px;font-size:18px;border-top:3px solid var(--ink);padding-top:10px}
.headlines{list-style:none;margin:20px 0 0;padding:0}
h3+.headlines{margin-top:8px}
figure h3{font-size:20px;margin:0 0 4px}
.headlines li{max-width:64ch;font-size:19px;line-height:1.45;padding:14px 0;border-top:1px solid var(--line)}
.confession,.caveat,.old{max-width:64ch;margin:6px 0 14px;padding:10px 14px;background:var(--panel);border-left:3px solid var(--accent)}
nav{font-size:14px;margin-top:24px;display:flex;flex-wrap:wrap;gap:4px 18px}
a{color:var(--accent)}
figure{margin:28px 0 0;padding:20px 0 0;border-top:1px solid var(--line)}
figcaption{font-size:15px;line-height:1.5;max-width:88ch;margin-bottom:14px;color:var(--muted)}
.reading{font-size:16px;line-height:1.5;max-width:72ch;margin:12px 0 0}
.notes,:lang(ja) .notes li{margin:10px 0 0;padding:0;list-style:none;font-size:13px;line-height:1.5;color:var(--muted)}
.notes li,:lang(ja) .notes li{margin:0;max-width:100ch}
.wide{overflow-x:auto}
.wide::-webkit-scrollbar{height:9px}
.wide::-webkit-scrollbar-track{background:var(--panel)}
.wide::-webkit-scrollbar-thumb{background:var(--muted);border-radius:5px}
.chart{position:relative}
.narrow{display:none}
.reader{position:absolute;inset:0;cursor:crosshair}
.reader:not(:focus-visible){outline:none}
.cursor{position:absolute;border:2px solid var(--accent);border-radius:3px;pointer-events:none}
[hidden]{display:none}
.chart svg{display:block;max-width:100%;height:auto}
section>.wide,.kept{margin-top:28px}
details{margin-top:8px;font-size:14px}
summary{cursor:pointer;color:var(--muted)}
pre{background:var(--panel);padding:12px;overflow:auto;max-height:320px;font:12px/1.5 ui-monospace,Menlo,Consolas,monospace}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.4;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:8px}
th,td{text-align:left;vertical-align:top;padding:6px 14px 6px 0;border-bottom:1px solid var(--line)}
th{font-weight:600;vertical-align:bottom}
.figure{text-align:right;white-space:nowrap}
.whole,.held{white-space:nowrap}
th.figure{white-space:normal;text-wrap:balance;min-width:7em}
:is(#outcomes,#differences) td:first-child{min-width:15em}
.inputs td,.hashes td{font-size:12.5px}
.inputs table{table-layout:fixed}
.inputs th:nth-child(1){width:32%}
.inputs th:nth-child(2){width:19%}
.inputs th:nth-child(3){width:4.5em}
.inputs td{overflow-wrap:anywhere}
.inputs td:first-child{font-weight:600}
.inputs small{display:block;font-size:11.5px;line-height:1.35;font-weight:400;color:var(--muted)}
.missed td:is(:nth-child(3),:last-child){color:var(--bad);font-weight:600}
.against td{color:var(--bad);font-weight:600}
.hashes td:not(.whole){overflow-wrap:anywhere}
.score th.figure{width:22%}
#tip{position:fixed;z-index:9;max-width:calc(100vw - 16px);padding:8px 10px;background:var(--paper);color:var(--ink);border:1px solid var(--line);border-radius:4px;box-shadow:0 2px 10px rgba(0,0,0,.15);font:12px/1.5 Inter,"Noto Sans JP",sans-serif;pointer-events:none}
#tip:not([hidden]){display:table}
#tip div{display:table-row}
#tip span{display:table-cell}
#tip span:first-child{color:var(--muted);padding-right:10px;text-align:right}
@media (prefers-color-scheme:dark){.chart svg{filter:invert(.91) hue-rotate(180deg)}}
@media screen and (max-width:720px){.broad{display:none}.narrow{display:block}.narrow svg{width:100%;max-width:480px}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
thead{position:absolute;left:-999em}
table,tbody,tr,td,caption{display:block}
tr{padding:8px 0;border-bottom:1px solid var(--line)}
td,:is(#outcomes,#differences) td:first-child{display:flex;gap:12px;justify-content:space-between;min-width:0;padding:2px 0;border:0;text-align:right;overflow-wrap:anywhere}
td::before{content:attr(data-head);flex:0 1 auto;color:var(--muted);text-align:left}
td:first-child,:is(#outcomes,#differences) td:first-child{font-weight:600;text-align:left}
.inputs td{display:block;text-align:left}
td:first-child::before{content:none}
.inputs td::before{display:inline-block;min-width:7em}
td::before{white-space:normal}
.whole,.held{white-space:normal}}
@media (max-width:640px){main{padding:24px 16px 48px}h1{font-size:26px}.headlines li{font-size:17px}}
@media print{
@page{size:A4;margin:15mm 14mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt Inter,sans-serif;color:#56616c}}
:root{color-scheme:light;--paper:#fff;--ink:#111;--muted:#444;--line:#ccc;--panel:#fff;--accent:#111;--bad:#b3261e}
body{font-size:10pt}
main{max-width:none;padding:0}
details,.skip,.reader,#tip:not([hidden]){display:none}
a{color:inherit;text-decoration:none}
h1{font-size:20pt}
h2{font-size:14pt;margin:22pt 0 6pt}
.minute{font-size:12pt;margin-top:10pt}
.headlines li{max-width:none;font-size:10.5pt;line-height:1.35;padding:3.5pt 0}
h3{margin:10pt 0 3pt}
h3+.headlines{margin-top:3pt}
.source{font-size:8.5pt}
.notes,:lang(ja) .notes li{font-size:7.5pt;line-height:1.35}
.notes{margin-top:4pt}
.notes li,:lang(ja) .notes li{max-width:none}
.confession,.caveat{margin:4pt 0 6pt;padding:4pt 8pt}
figure{margin:8pt 0 0;padding:4pt 0 0;border:0}
figure h3{font-size:12.5pt}
figcaption,.reading,:lang(ja) :is(figcaption,.reading){font-size:9.5pt;line-height:1.4;margin-bottom:5pt;max-width:none}
.reading{margin-top:6pt}
p,li,:lang(ja) :is(p,li,figcaption){max-width:none}
h2,h3,figcaption,caption{break-after:avoid}
figure,tr,.headlines li{break-inside:avoid}
.hashes,.kept,pre,caption,#outcomes table,#differences table,#reproduce{break-inside:avoid}
thead{display:table-header-group}
.wide{overflow:visible}
.chart svg{filter:none;min-width:0;max-width:100%;max-height:185mm;margin:0 auto}
table{font-size:8pt;line-height:1.3}
th,td{padding:2.5pt 8pt 2.5pt 0}
:is(#outcomes,#differences) td:first-child{min-width:50mm}
.inputs td,.hashes td{font-size:7pt}
.inputs small{font-size:6.5pt}
.inputs h3{font-size:11pt}
#inputs{break-before:page}
#inputs>h2{margin-top:0}
.inputs :is(th,td){padding-right:6pt}
pre{max-height:none;padding:0;white-space:pre-wrap}
h1{font-size:25pt}
.minute{font-size:13pt;margin-top:16pt}
.headlines li{font-size:12.5pt;line-height:1.42;padding:6pt 0}
.confession,.caveat,.old{max-width:none}
.confession{font-size:11pt;padding:6pt 10pt;margin:10pt 0}
nav{display:block;break-inside:avoid;margin-top:16pt;padding-top:8pt;border-top:.5pt solid var(--line);font-size:11pt}
nav a{display:block;padding:3.5pt 0;break-inside:avoid}
header:has(h3) h1{font-size:17pt}
header:has(h3) .old{font-size:9pt;padding:3pt 8pt;margin-bottom:8pt}
header:has(h3) .minute{margin-top:8pt;padding-top:6pt}
header:has(h3) h3{font-size:10.5pt;margin-top:7pt}
header:has(h3) .headlines li,:lang(ja) header:has(h3) .headlines li{font-size:10pt;line-height:1.32;padding:2.8pt 0}
header:has(h3) .confession{font-size:9.5pt;line-height:1.35;padding:4pt 8pt;margin:7pt 0}
header:has(h3) .source,:lang(ja) header:has(h3) .source{font-size:8pt;line-height:1.35;margin-bottom:2pt}
header:has(h3) nav{columns:3;margin-top:7pt;padding-top:5pt;font-size:9pt;line-height:1.3}
header:has(h3) nav a{padding:1.5pt 0}
}
`;
