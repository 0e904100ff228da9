/** The style sheet of a brief: two sheets of A4, on a screen below each other, on a phone as one column. */
export const briefStyle = `
:root{color-scheme:light;--ink:#1d2733;--muted:#56616c;--line:#cfd6dc;--accent:#004f80}
*{box-sizing:border-box}
body{margin:0;background:#e9edf0;color:var(--ink);font:9.2pt/1.4 Inter,"Noto Sans JP","Helvetica Neue",Arial,sans-serif}
:lang(ja){line-break:strict;word-break:auto-phrase}
main{width:210mm;margin:0 auto}
.sheet{width:210mm;height:297mm;margin:8mm 0;padding:14mm 15mm 12mm;background:#fff;display:flex;flex-direction:column;gap:3.4mm;justify-content:space-between;overflow:hidden;contain:size}
.sheet>*{flex:none}
h1{font-size:19pt;line-height:1.18;font-weight:600;letter-spacing:-.012em;margin:0 0 1.5mm;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:10.5pt;line-height:1.3;font-weight:600;margin:0 0 1mm;color:var(--accent)}
h3{font-size:9.8pt;line-height:1.3;font-weight:600;margin:0;text-wrap:balance;overflow-wrap:anywhere}
p,ul,ol{margin:0 0 1mm;overflow-wrap:anywhere}
section>:last-child{margin-bottom:0}
ul,ol{padding:0 0 0 4.6mm}
li{margin:0 0 .8mm}
li::marker{color:var(--muted)}
.kind{font-size:8.5pt;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--accent);border-top:2.2pt solid var(--ink);padding-top:1.6mm;margin:0 0 1.2mm}
.source,.age{font-size:7.8pt;line-height:1.35;color:var(--muted);margin:0}
.age{color:#8f1d17}
.question{font-size:10.8pt;line-height:1.38}
ol{font-size:10.4pt;line-height:1.4}
.sheet>.row{flex:0 1 auto;min-height:40mm;display:flex;gap:7mm;border-top:.5pt solid var(--line);padding-top:2mm}
figure{flex:1 1 0;min-width:0;margin:0;display:flex;flex-direction:column;gap:.8mm}
figcaption{font-size:8pt;line-height:1.36;color:var(--muted);overflow-wrap:anywhere}
figure>*{flex:none}
figure>.picture{flex-shrink:1;min-height:0;margin-top:1mm;position:relative}
.picture svg{position:absolute;width:100%;height:100%}
table{border-collapse:collapse;width:100%;font-size:8.4pt;line-height:1.32;font-variant-numeric:tabular-nums;margin:0 0 1.4mm}
caption{text-align:left;padding-bottom:1mm;color:var(--muted)}
th,td{text-align:left;vertical-align:top;padding:.7mm 3mm .7mm 0;border-bottom:.5pt solid var(--line)}
th{font-weight:600}
td:first-child{font-weight:600}
.figure,.held{white-space:nowrap}
.figure{text-align:right}
td:nth-child(1),td:nth-child(2){width:38%}
td:last-child{white-space:nowrap}
h2 small{font-size:8pt;font-weight:400;color:var(--muted);margin-left:2mm}
footer{display:flex;justify-content:space-between;gap:8mm;font-size:7.5pt;line-height:1.3;color:var(--muted)}
footer span:last-child{white-space:nowrap}
@media screen and (max-width:820px){
main{width:auto}
.sheet{width:auto;height:auto;margin:0;padding:20px 16px;overflow:visible;contain:none}
.sheet>.row{flex:none;flex-direction:column}
figure>.picture{height:auto}
.picture svg{position:static;height:auto}
table,tbody,tr,td{display:block}thead{display:none}
td{border:0;padding:0}tr{padding:6px 0;border-bottom:.5pt solid var(--line)}
.figure{text-align:left}
}
@media print{
@page{size:A4;margin:0}
body{background:#fff}
main{width:210mm}
.sheet{height:296.6mm;margin:0;break-after:page}
.sheet:last-child{break-after:auto}
}
`;
