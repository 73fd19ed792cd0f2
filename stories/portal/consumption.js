// What is looked at stands in the address, so that it can be passed on and Back goes a step back. A customer never does.
const kit = await import(document.querySelector('#kit').src);
const dashboard = document.querySelector('partner-consumption-dashboard');
const take = () => {
  dashboard.state = kit.dashboardFromSearchParams(new URLSearchParams(location.search));
};

dashboard.addEventListener('partner-state-change', ({ detail }) => {
  const params = kit.dashboardToSearchParams(detail.state, new URLSearchParams(location.search)).toString();
  const address = params ? `${location.pathname}?${params}` : location.pathname;
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
});
addEventListener('popstate', take);

take();
await import('./session.js');
