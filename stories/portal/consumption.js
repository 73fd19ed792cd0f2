// What is looked at stands in the address, so that it can be passed on and Back goes a step back. A customer never does: it is kept beside
// the address, in the entry of the tab's history, where a customer's page puts it too.
const kit = await import(document.querySelector('#kit').src);
const dashboard = document.querySelector('partner-consumption-dashboard');
const customerId = () => history.state?.customerId;
const take = () => {
  const state = kit.dashboardFromSearchParams(new URLSearchParams(location.search));
  dashboard.state = { ...state, ...(customerId() && { customerId: customerId() }) };
};

dashboard.addEventListener('partner-state-change', ({ detail: { state } }) => {
  const params = kit.dashboardToSearchParams(state, new URLSearchParams(location.search)).toString();
  const address = params ? `${location.pathname}?${params}` : location.pathname;
  const kept = { customerId: state.customerId ?? null };
  const isSame = address === location.pathname + location.search && kept.customerId === (customerId() ?? null);
  if (!isSame) history.pushState(kept, '', address);
});
// A step back to the customer's page it was opened from stays in this document unless that page is asked for.
addEventListener('popstate', () => (location.pathname.startsWith('/consumption') ? take() : location.reload()));

take();
await import('./session.js');
