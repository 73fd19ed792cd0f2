/** What the page lends to the test. */
interface Window {
  heard: { code: string; requestId: string | null }[];
  setLocale: (locale: 'en' | 'zh-CN') => void;
  fetchSession: () => Promise<{ secret: string }>;
}

/** As much of it as the page uses; its own types are no package of ours. */
declare module 'react-dom/client' {
  export function createRoot(place: Element): { render(page: import('react').ReactNode): void };
}
