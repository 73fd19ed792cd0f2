/** The whole style of `/docs`; no class is needed where an element says enough. */
export const DOCS_STYLE = `
:root{color-scheme:light dark;--surface:oklch(99% .002 250);--raised:oklch(96.5% .004 250);--line:oklch(89% .008 250);--text:oklch(24% .02 250);--soft:oklch(46% .02 250);--accent:oklch(46% .15 255)}
@media(prefers-color-scheme:dark){:root{--surface:oklch(20% .012 250);--raised:oklch(24.5% .014 250);--line:oklch(34% .016 250);--text:oklch(93% .006 250);--soft:oklch(73% .014 250);--accent:oklch(78% .11 250)}}
*{box-sizing:border-box}
body{margin:0;background:var(--surface);color:var(--text);font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.page{display:grid;grid-template-columns:minmax(220px,280px) minmax(0,1fr);max-width:1280px;margin:0 auto}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:32px 16px 32px 24px}
nav ul{list-style:none;margin:0 0 16px;padding:0}
nav a{display:block;padding:4px 8px;border-radius:4px;color:inherit;text-decoration:none}
nav a:hover{background:var(--raised)}
main{padding:32px 24px 64px;border-inline-start:1px solid var(--line)}
h1{font-size:28px;line-height:1.3;margin:0 0 8px;font-weight:600}
h2{font-size:20px;line-height:1.4;margin:0 0 4px;font-weight:600}
h3{font-size:14px;margin:24px 0 8px;font-weight:600}
nav strong{display:block;padding:4px 8px;font-weight:600}
section{padding-top:32px;margin-top:32px;border-top:1px solid var(--line);scroll-margin-top:8px}
p{margin:0 0 12px;max-width:72ch}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,pre:focus-visible,.wide:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code,pre{font:13px/1.5 ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,monospace}
pre{margin:0;padding:12px 16px;background:var(--raised);border:1px solid var(--line);border-radius:8px;overflow:auto;max-height:420px}
.call{display:inline-block;font-weight:600;color:var(--accent)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:12px 0}
dt{color:var(--soft)}dd{margin:0}
dd a{white-space:nowrap;margin-inline-end:8px}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:520px}
th,td{text-align:start;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid var(--line)}
th{font-size:12px;font-weight:600;color:var(--soft)}
td:nth-child(2){color:var(--soft);overflow-wrap:anywhere}
td code{white-space:nowrap}
@media(max-width:800px){.page{display:block}nav{position:static;max-height:none;padding:24px 24px 0}main{border:0;padding-top:8px}}
`;
