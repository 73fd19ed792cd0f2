import { PartnerAudit, PartnerSession } from 'partner-widget-kit/react';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

window.heard = [];
/** A portal that has no session to give: what the widget says then is enough to see that properties arrived and events leave. */
window.fetchSession = () => Promise.reject(new Error('no session'));

function Page() {
  const [locale, setLocale] = useState<'en' | 'zh-CN'>('en');
  window.setLocale = setLocale;
  return createElement(
    PartnerSession,
    { fetchSession: window.fetchSession, locale },
    createElement(PartnerAudit, {
      density: 'compact',
      state: { outcome: 'refused' },
      onPartnerError: ({ detail }) => window.heard.push({ code: detail.code, requestId: detail.requestId }),
    }),
  );
}

createRoot(document.body.appendChild(document.createElement('main'))).render(createElement(Page));
