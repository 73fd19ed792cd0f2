import { PartnerAudit, PartnerSession } from 'partner-widget-kit/react';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

window.heard = [];
window.fetchSession = async () => ({ secret: 's' });

/** A BFF that is down: what the widget says then is enough to see that properties arrived and events leave. */
const transport = async (): Promise<Response> =>
  Response.json({ type: 'about:blank', title: 'Unavailable', status: 503, code: 'storage-unavailable', requestId: 'R-1' }, { status: 503 });

function Page() {
  const [locale, setLocale] = useState<'en' | 'zh-CN'>('en');
  window.setLocale = setLocale;
  return createElement(
    PartnerSession,
    { fetchSession: window.fetchSession, transport, locale },
    createElement(PartnerAudit, {
      density: 'compact',
      state: { outcome: 'refused' },
      onPartnerError: ({ detail }) => window.heard.push({ code: detail.code, requestId: detail.requestId }),
    }),
  );
}

createRoot(document.body.appendChild(document.createElement('main'))).render(createElement(Page));
