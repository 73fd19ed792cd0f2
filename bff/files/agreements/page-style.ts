/** How the text of an agreement is set on a page of its own: 16 px, 42 Chinese characters or about 70 Latin ones a line. */
const ARTICLE_STYLE = `
article{max-width:42em;line-height:1.75;line-break:strict;text-wrap:pretty}
article:lang(en){max-width:36em;line-height:1.6}
article h2{font-size:20px;line-height:1.4;margin:24px 0 8px}
article h3,article h4,article h5{font-size:16px;line-height:1.5;margin:24px 0 8px}
article h4,article h5{color:var(--soft)}
article>:first-child{margin-top:0}
article p,article ul,article ol,article blockquote,.wide{margin:0 0 12px}
article ul,article ol{padding-left:2em}
article li>*{margin-bottom:4px}
article em:lang(zh){font-style:normal;text-emphasis:filled dot;text-emphasis-position:under right}
article blockquote{padding-left:16px;border-left:1px solid var(--soft);color:var(--soft)}
article blockquote>:last-child{margin-bottom:0}
article hr{border:0;border-top:1px solid var(--line);margin:24px 0}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.6}
th,td{min-width:7em;padding:8px 12px;border:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--page);font-weight:600}
`;

/** The sheet of pages without a script: phone to paper, light and dark. Colours in hexadecimal, which old phones know as well. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--sheet:#fff;--text:#1b1f26;--soft:#59616e;--line:#dde1e7;--link:#0b57b8}
@media (prefers-color-scheme:dark){:root{--page:#14171c;--sheet:#1c2027;--text:#e8ebf0;--soft:#a5adba;--line:#363c47;--link:#9cc4ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:calc(42em + 80px);margin:24px auto;padding:32px 40px;background:var(--sheet);border:1px solid var(--line);border-radius:8px}
main:lang(en){max-width:calc(38em + 80px)}
header{margin:0 0 24px;padding:0 0 16px;border-bottom:1px solid var(--line)}
h1{font-size:28px;line-height:1.35;margin:0 0 8px;text-wrap:balance}
h2,h3,h4,h5,strong{font-weight:600}
p{margin:0 0 8px}
a{color:var(--link);text-underline-offset:3px}
.statement{max-width:42em;margin:0 0 16px}
.soft,footer{color:var(--soft)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
dl{margin:0}
dl>div{display:grid;grid-template-columns:12em 1fr;gap:0 16px;padding:8px 0;border-top:1px solid var(--line)}
dl>div:first-child{border-top:0}
dt{color:var(--soft)}
dd{margin:0;font-variant-numeric:tabular-nums}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
footer{margin:24px 0 0;padding:16px 0 0;border-top:1px solid var(--line);font-size:14px}
footer dl>div{padding:2px 0;border:0}
${ARTICLE_STYLE}
section.wide{margin:24px 0 0}
@media (max-width:40rem){
main{margin:0;padding:16px;border:0;border-radius:0}
h1{font-size:20px}
dl>div{grid-template-columns:1fr}
th,td{padding:8px}
}
@media print{
:root{color-scheme:light;--page:#fff;--sheet:#fff;--text:#000;--soft:#333;--line:#999;--link:#000}
@page{margin:18mm 16mm}
body{font-size:11pt}
main,main:lang(en){max-width:none;margin:0;padding:0;border:0}
article{max-width:none}
article a[href^=https]::after{content:" (" attr(href) ")"}
h1{font-size:18pt}
article h2{font-size:14pt}
article h3,article h4,article h5,table{font-size:11pt}
h1,h2,h3,h4,h5,dt{break-after:avoid}
tr,dl>div,blockquote{break-inside:avoid}
thead{display:table-header-group}
.wide{overflow:visible}
th,td{min-width:0}
footer{font-size:9pt}
}
`;
