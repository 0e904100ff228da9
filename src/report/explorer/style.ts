/** The explorer's style sheet: light, dark by the reader's setting, narrow, and print. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2733;--muted:#56616c;--line:#dfe4e8;--panel:#f5f7f9;--accent:#004f80;--bad:#b3261e;--band90:#d3e5f2;--band50:#93c1e1;--was:#8a4b12;--beside:#6b3fa0;--grid:#e3e7eb}
@media (prefers-color-scheme:dark){:root{--paper:#12171c;--ink:#e6ebf0;--muted:#a3aeb9;--line:#2c353d;--panel:#1a2127;--accent:#8ec3e6;--bad:#ff8a80;--band90:#1d3a50;--band50:#2f6690;--was:#f0a868;--beside:#cbb2f0;--grid:#2a333b}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Inter,"Noto Sans JP","Helvetica Neue",Arial,sans-serif}
:lang(ja){line-break:strict;word-break:auto-phrase}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999em;padding:8px 14px;background:var(--paper);z-index:10}
.skip:focus{left:8px;top:8px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
main{max-width:1320px;margin:0 auto;padding:32px 24px 64px}
header{border-top:3px solid var(--ink);padding-top:10px;margin-bottom:24px}
.kicker{margin:0;font-size:13px;font-weight:600;color:var(--accent)}
h1{font-size:32px;line-height:1.2;font-weight:600;letter-spacing:-.015em;margin:2px 0 6px;text-wrap:balance}
h2{font-size:20px;line-height:1.3;font-weight:600;letter-spacing:-.01em;margin:0 0 6px}
h3{font-size:17px;line-height:1.3;font-weight:600;margin:0;text-wrap:balance}
.lead{font-size:18px;max-width:68ch;margin:0;color:var(--muted)}
.note{font-size:13.5px;line-height:1.45;color:var(--muted);margin:2px 0 0;max-width:75ch}
#results:focus{outline:0}
.problem{margin:0 0 20px;padding:12px 16px;background:var(--panel);border-left:3px solid var(--bad)}
.columns{display:grid;grid-template-columns:minmax(280px,330px) minmax(0,1fr);gap:40px;align-items:start}
#controls{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding:4px 14px 24px 4px}
.head{display:flex;justify-content:space-between;align-items:baseline;gap:12px}
button,.button,select,input[type=search]{font:inherit;font-size:14px;color:var(--ink);background:var(--paper);border:1px solid var(--muted);border-radius:3px;padding:5px 10px;min-height:32px}
button,.button{cursor:pointer;text-decoration:none;display:inline-block}
button:hover,.button:hover{background:var(--panel)}
select,input[type=search]{display:block;width:100%;margin-top:4px;font-weight:400}
.brief{display:none}
.field{display:block;margin-top:16px;font-size:14px;font-weight:600}
.field .note{font-weight:400}
.check{display:flex;gap:8px;align-items:baseline;font-size:14px;font-weight:400;padding:3px 0}
.slider{margin-top:14px;padding-top:12px;border-top:1px solid var(--line);display:grid;grid-template-columns:1fr auto;align-items:baseline}
.slider label{font-size:14px;font-weight:600;line-height:1.35}
.slider>:not(label,button){grid-column:1/-1}
.slider input{width:100%;margin:6px 0 0;accent-color:var(--muted);height:24px}
.slider.is-moved input{accent-color:var(--accent)}
.told{font-size:13px;margin:0;color:var(--muted);font-variant-numeric:tabular-nums}
.is-moved .told{color:var(--accent);font-weight:600}
.back{border:0;padding:0 0 0 8px;min-height:24px;font-size:13px;color:var(--accent);text-decoration:underline;background:none}
.found{list-style:none;margin:6px 0 0;padding:0}
.found button{width:100%;text-align:left;border:0;border-top:1px solid var(--line);border-radius:0;font-size:13.5px}
summary{cursor:pointer}
#headline{font-size:27px;line-height:1.25;letter-spacing:-.015em;text-wrap:balance;min-height:2.5em}
.state{font-size:13.5px;color:var(--muted);margin:0 0 8px;max-width:90ch}
.than{margin:4px 0 0;max-width:62ch}
.progress{font-size:13.5px;color:var(--muted);margin:4px 0 0;font-variant-numeric:tabular-nums}
progress{appearance:none;width:120px;height:6px;border:0;vertical-align:2px;margin-right:6px;background:var(--line)}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--accent)}
progress::-moz-progress-bar{background:var(--accent)}
.warning{display:block;color:var(--bad);font-weight:600;margin-top:4px}
.cards{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:0 24px;margin-top:16px;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.card{padding:12px 0}
.card p{margin:0}
.label{font-size:13.5px;line-height:1.35;min-height:2.7em;color:var(--muted)}
.card .figure{font-size:20px;font-weight:600;letter-spacing:-.01em;font-variant-numeric:tabular-nums;margin:2px 0}
.against{font-size:13.5px;line-height:1.45;color:var(--accent);font-weight:600}
.chosen{display:flex;flex-wrap:wrap;gap:12px 24px;margin-top:24px}
.chosen label{font-size:14px;font-weight:600;flex:0 1 280px}
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 40px;margin-top:24px}
.three{grid-template-columns:repeat(3,minmax(0,1fr));gap:0 28px}
figure{margin:0;padding-top:12px;border-top:1px solid var(--line);display:grid;grid-template-rows:subgrid;grid-row:span 6;grid-template-columns:minmax(0,1fr);row-gap:0;margin-bottom:36px;align-content:start}
.plot{margin-top:6px}
svg{display:block;overflow:visible}
svg text{font-size:12px;fill:var(--muted);font-variant-numeric:tabular-nums}
svg .row{font-size:13.5px;fill:var(--ink)}
svg .end{font-size:12.5px}
svg .strong{font-weight:600;fill:var(--accent)}
.grid{stroke:var(--grid)}.zero{stroke:var(--muted)}
.band90{fill:var(--band90)}.band50{fill:var(--band50)}
.median{fill:none;stroke:var(--accent);stroke-width:2.25}
.was{fill:none;stroke:var(--was);stroke-width:1.75}
.faint{stroke-width:1;stroke-dasharray:2 3}
.run{fill:none;stroke:var(--ink);stroke-width:1.25;stroke-dasharray:5 3}
.side{fill:none;stroke:var(--accent);stroke-width:2.25}.side.beside{stroke:var(--beside)}
.half{fill:var(--accent);fill-opacity:.16}.half.beside{fill:var(--beside)}
.end.moved{fill:var(--accent);font-weight:600}.end.beside{fill:var(--beside);font-weight:600}
.dot{fill:var(--accent)}.whisker{stroke:var(--accent);stroke-width:2}
.wasDot{fill:none;stroke:var(--was);stroke-width:2}
.legend{font-size:12.5px;color:var(--muted);margin:8px 0 0;display:flex;flex-wrap:wrap;gap:2px 14px;min-height:1.5em}
.key{display:inline-block;width:18px;height:0;border-top:3px solid var(--accent);vertical-align:4px;margin-right:2px}
.key.written{border-color:var(--was);border-top-width:2px}
.key.beside{border-color:var(--beside)}
.key.told{border-top:2px dashed var(--ink)}
.canvas{position:relative;touch-action:pan-y}
.canvas:has(.reader:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.reader{position:absolute;left:0;top:0;width:100%;height:100%;margin:0;opacity:0;pointer-events:none}
.cursor line{stroke:var(--ink);stroke-width:1}
.cursor circle{fill:var(--accent);stroke:var(--paper);stroke-width:1.5;stroke-dasharray:none}
.cursor .beside{fill:var(--beside)}.cursor .written{fill:var(--was)}.cursor .run{fill:var(--ink)}
.tip{position:absolute;z-index:4;width:max-content;max-width:250px;padding:7px 10px;background:var(--paper);border:1px solid var(--muted);border-radius:3px;font-size:12.5px;line-height:1.4;pointer-events:none;font-variant-numeric:tabular-nums}
.tip p{margin:0}
.tip .place{font-weight:600}
.tip span{font-weight:600;color:var(--accent)}
.tip .beside span{color:var(--beside)}.tip .written span{color:var(--was)}.tip .run span,.tip .difference span{color:var(--ink)}
details{margin-top:8px;font-size:14px}
figure summary{color:var(--muted);font-size:13px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:5px 0 5px 14px;border-bottom:1px solid var(--line);font-weight:400;white-space:nowrap}
thead th{font-weight:600;vertical-align:bottom;white-space:normal}
th:first-child{text-align:left;padding-left:0;white-space:normal}
#results>section:not(#answer){margin-top:44px;padding-top:14px;border-top:1px solid var(--line)}
.buttons{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:12px 0}
.events{list-style:none;padding:0;margin:8px 0 0;max-width:80ch}
.events li{display:grid;grid-template-columns:10.5em 1fr;gap:12px;padding:5px 0;border-top:1px solid var(--line);font-size:14.5px}
.day{color:var(--muted)}.day.same{opacity:0}
pre{background:var(--panel);padding:12px;overflow:auto;max-height:320px;font:12.5px/1.5 ui-monospace,Menlo,Consolas,monospace;margin:8px 0}
.hashes{font:12.5px/1.5 ui-monospace,Menlo,Consolas,monospace}
.hashes dd{margin:0 0 6px;overflow-wrap:anywhere}
@media (max-width:1100px){.charts,.three{grid-template-columns:minmax(0,1fr)}.cards{grid-template-columns:repeat(2,minmax(0,1fr))}.label{min-height:0}}
@media (max-width:860px){.columns{grid-template-columns:minmax(0,1fr);gap:24px}#controls{position:static;max-height:none;overflow:visible;padding:0}.brief{display:block;position:sticky;top:0;z-index:5;margin:0 0 12px;padding:8px 0;background:var(--paper);border-bottom:1px solid var(--line);font-size:13.5px;line-height:1.4}.brief p{margin:0}}
@media (max-width:640px){main{padding:20px 16px 48px}h1{font-size:26px}.lead{font-size:16px}#headline{font-size:22px}.events li{grid-template-columns:1fr;gap:0}.day.same{position:absolute}th,td{padding-left:8px;font-size:12.5px}th:first-child{overflow-wrap:anywhere}}
@media print{
@page{size:A4;margin:14mm}
:root{color-scheme:light;--paper:#fff;--ink:#111;--muted:#444;--line:#ccc;--panel:#fff;--accent:#004f80;--was:#8a4b12;--beside:#6b3fa0;--band90:#d3e5f2;--band50:#93c1e1;--grid:#e3e7eb}
body{font-size:10pt}
main{max-width:none;padding:0}
.columns{display:block}
.brief,#controls,.buttons,.chosen,.skip,.tip,.cursor,.reader,#story:not(:has(.events)),#save details,progress{display:none}
h1{font-size:21pt}h2,#headline{font-size:15pt;min-height:0}h3{font-size:11.5pt}.lead{font-size:11.5pt}
#headline{font-size:18pt}
pre{white-space:pre-wrap;overflow-wrap:anywhere;max-height:none;overflow:visible;padding:0;font-size:8pt}
.events li{padding:2px 0;font-size:9.5pt}
.scroll{overflow:visible}
h2,h3,.kicker{break-after:avoid}
.charts,.three{grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px}
figure{margin-bottom:18px}
.card .figure{font-size:12.5pt}
.cards{grid-template-columns:repeat(4,minmax(0,1fr))}
svg{max-width:100%;height:auto}
figure,.card,li,tr,pre{break-inside:avoid}
#results>section:not(#answer){margin-top:22px}
figure details{display:none}
}
`;
