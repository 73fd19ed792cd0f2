import type { CustomerListState, PartnerSession as SessionElement } from 'partner-widget-kit';
import { PartnerCustomerList, PartnerSession } from 'partner-widget-kit/react';
import { useEffect, useRef, useState } from 'react';
import { fetchSession } from './session';

const BFF = import.meta.env.VITE_PARTNER_WIDGETS_URL;

export function App() {
  const session = useRef<SessionElement>(null);
  const [state, setState] = useState<CustomerListState>({});
  const [theme, setTheme] = useState('light');
  const [language, setLanguage] = useState<'en' | 'zh-CN'>('en');
  const [found, setFound] = useState<number>();
  const [opened, setOpened] = useState<string>();

  // The widgets follow the page's color-scheme.
  useEffect(() => {
    document.documentElement.style.colorScheme = theme;
    document.documentElement.lang = language;
  }, [theme, language]);

  const filterBy = (type: string) =>
    setState(({ associationType: _type, place: _place, ...rest }) =>
      type ? { ...rest, associationType: type as NonNullable<CustomerListState['associationType']> } : rest,
    );

  return (
    <>
      <header>
        <h1>Customers</h1>
        <label>
          Association{' '}
          <select id="association" value={state.associationType ?? ''} onChange={(event) => filterBy(event.target.value)}>
            <option value="">All</option>
            <option value="agency-sale">Agency sale</option>
            <option value="referral">Referral</option>
          </select>
        </label>
        <label>
          Theme{' '}
          <select id="theme" value={theme} onChange={(event) => setTheme(event.target.value)}>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        <label>
          Language{' '}
          <select id="language" value={language} onChange={(event) => setLanguage(event.target.value as 'en' | 'zh-CN')}>
            <option value="en">English</option>
            <option value="zh-CN">中文</option>
          </select>
        </label>
        <button type="button" id="sign-out" onClick={() => session.current?.end()}>
          Sign out
        </button>
      </header>
      <p>
        Found: <output id="found">{found ?? '–'}</output>. Opened: <output id="opened">{opened ?? '–'}</output>
      </p>
      <PartnerSession ref={session} baseUrl={BFF} locale={language} fetchSession={fetchSession}>
        <PartnerCustomerList
          customerHref="/customers/{customerId}"
          state={state}
          onPartnerStateChange={(event) => setState(event.detail.state)}
          onPartnerLoad={(event) => setFound(event.detail.total)}
          onPartnerCustomerOpen={(event) => {
            event.preventDefault();
            setOpened(event.detail.customerId);
          }}
        />
      </PartnerSession>
    </>
  );
}
