const SENTENCES: readonly (readonly [language: string, sentence: string])[] = [
  ['zh', '此浏览器版本过低，无法显示这里的内容。请升级浏览器，或用新版 Chrome、Edge、Safari、Firefox 打开本页。'],
  ['ar', 'هذا المتصفح أقدم من أن يعرض هذا المحتوى. حدّث المتصفح، أو افتح الصفحة في إصدار حديث من Chrome أو Edge أو Safari أو Firefox.'],
  ['en', 'This browser is too old to show what belongs here. Update it, or open the page in a current Chrome, Edge, Safari or Firefox.'],
];

/** The sentence in the language of the element's place in the page, in English where there is none of that language. */
export function tooOldSentence(element: Element): string {
  const around = element.closest('[lang]');
  const language = (around?.getAttribute('lang') || navigator.language || '').toLowerCase();
  const found = SENTENCES.filter(([prefix]) => language.indexOf(prefix) === 0)[0] || SENTENCES[2];
  return found ? found[1] : '';
}

/**
 * Puts the sentence in the place of a widget that this browser cannot show. Not into a session: it draws nothing, and the page's own things
 * stand in it. Whatever it replaces was meant for slots that will never be there.
 */
export function sayTooOld(element: Element): void {
  if (/^partner-session/i.test(element.localName)) return;
  element.textContent = tooOldSentence(element);
  element.setAttribute('role', 'alert');
}
