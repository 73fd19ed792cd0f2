// What is looked at stands in the address, so that it can be passed on and Back goes a step back. A customer never does: it is kept beside
// the address, in the entry of the tab's history.
const kit = await import(document.querySelector('#kit').src);
const records = document.querySelector('partner-agreement-records');
const customerId = () => history.state?.customerId;
const take = () => {
  const state = kit.agreementsFromSearchParams(new URLSearchParams(location.search));
  records.state = { ...state, ...(customerId() && { customerId: customerId() }) };
};

records.addEventListener('partner-state-change', ({ detail: { state } }) => {
  const params = kit.agreementsToSearchParams(state, new URLSearchParams(location.search)).toString();
  const address = params ? `${location.pathname}?${params}` : location.pathname;
  const kept = { customerId: state.customerId ?? null };
  const isSame = address === location.pathname + location.search && kept.customerId === (customerId() ?? null);
  if (!isSame) history.pushState(kept, '', address);
});
// A step to an entry of another page leaves this document.
addEventListener('popstate', () => (location.pathname.startsWith('/agreements') ? take() : location.reload()));

take();
await import('./session.js');
