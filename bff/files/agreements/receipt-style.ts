/** The sheet of a receipt's page: phone to paper, light and dark. Colours in hexadecimal, which old phones know as well. */
export const RECEIPT_STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--sheet:#fff;--text:#1b1f26;--soft:#59616e;--line:#dde1e7;--good:#12693a;--good-back:#e9f6ee;--bad:#b3261e;--bad-back:#fdeceb;--open:#6b5200;--open-back:#fdf6e3;--link:#0b57b8}
@media (prefers-color-scheme:dark){:root{--page:#14171c;--sheet:#1c2027;--text:#e8ebf0;--soft:#a5adba;--line:#363c47;--good:#7fd6a3;--good-back:#17311f;--bad:#ffaaa3;--bad-back:#3d1b19;--open:#ecd08a;--open-back:#332a12;--link:#9cc4ff}}
*{box-sizing:border-box}
[hidden]{display:none}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:47rem;margin:0 auto;padding:24px 16px 48px}
header,section,article{background:var(--sheet);border:1px solid var(--line);padding:16px;margin:0 0 16px;border-radius:8px}
h1{font-size:20px;line-height:1.4;margin:4px 0 0}
h2{font-size:16px;margin:0 0 8px}
p{margin:0 0 8px}
p:last-child{margin-bottom:0}
a{color:var(--link)}
.kind{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:baseline;color:var(--soft)}
.withdrawn{margin-top:8px;color:var(--bad);font-weight:600}
.number{color:var(--text);font:600 20px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:nowrap}
#verdict{color:var(--open);background:var(--open-back);border-color:currentColor}
#verdict[data-state=good]{color:var(--good);background:var(--good-back)}
#verdict[data-state=bad]{color:var(--bad);background:var(--bad-back)}
#verdict ul{margin:0 0 8px;padding-left:20px}
#verdict .title{font-weight:600;font-size:20px;line-height:1.4}
#verdict .title::before{content:"? ";font-family:ui-monospace,Menlo,Consolas,monospace}
#verdict[data-state=good] .title::before{content:"\\2713  "}
#verdict[data-state=bad] .title::before{content:"\\2717  "}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
label{display:block;font-weight:600}
input{display:block;margin-top:8px;font:inherit;font-weight:400;max-width:100%;min-height:44px;color:inherit}
dl{margin:0}
dl>div{display:grid;grid-template-columns:12em 1fr;gap:0 16px;padding:6px 0;border-top:1px solid var(--line)}
dl>div:first-child{border-top:0}
dt,.label{color:var(--soft)}
dd{margin:0;font-variant-numeric:tabular-nums}
.code dd{font:14px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.label{margin:16px 0 4px}
article{padding:24px 20px}
article h2{font-size:20px;line-height:1.4;margin:24px 0 8px}
article h3{margin:20px 0 8px;font-size:16px}
article h4,article h5{margin:16px 0 8px;font-size:16px;font-weight:600}
article>:first-child{margin-top:0}
article p{margin:0 0 12px}
article>.wrong{outline:2px solid var(--bad);outline-offset:4px}
article em:lang(zh){font-style:normal;text-emphasis:dot}
article blockquote{margin:0 0 12px;padding-left:16px;border-left:3px solid var(--line)}
article hr{border:0;border-top:1px solid var(--line);margin:16px 0}
.wide{overflow-x:auto;margin:0 0 12px}
table{border-collapse:collapse}
th,td{border:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:top;min-width:5em}
#checks{list-style:none;margin:0;padding:0}
#checks li{display:grid;grid-template-columns:7em 1fr;gap:0 16px;padding:6px 0;border-top:1px solid var(--line)}
#checks li:first-child{border-top:0}
#checks b{font-weight:600;color:var(--open)}
#checks b::before{content:"? "}
#checks [data-outcome=holds] b{color:var(--good)}
#checks [data-outcome=holds] b::before{content:"\\2713  "}
#checks [data-outcome=fails]{font-weight:600}
#checks [data-outcome=fails] b{color:var(--bad)}
#checks [data-outcome=fails] b::before{content:"\\2717  "}
#checks:empty,.paper{display:none}
.checks:has(#checks:empty){display:none}
@media (max-width:34rem){dl>div{grid-template-columns:1fr}#checks li{grid-template-columns:1fr}main{padding:12px 8px 32px}article{padding:16px 12px}}
@media print{
:root{color-scheme:light;--page:#fff;--sheet:#fff;--text:#000;--soft:#333;--line:#999;--bad:#b3261e;--link:#000}
@page{margin:18mm 16mm}
body{font-size:11pt}
main{max-width:none;padding:0}
header,section,article{border:0;border-radius:0;padding:0;margin:0 0 14pt}
#verdict,#again,.checks{display:none}
article>.wrong{outline:0}
.paper{display:block;border-top:1px solid var(--line);padding-top:6pt;font-size:9pt}
h1,h2,h3,h4,h5{break-after:avoid}
tr,dl>div{break-inside:avoid}
.wide{overflow:visible}
}
`;
