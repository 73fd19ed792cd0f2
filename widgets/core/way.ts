/** What runs, or is read as a page of its own, where it should lead somewhere. */
const RUNS: readonly string[] = ['javascript:', 'data:', 'vbscript:', 'blob:'];

/** The address as a page gave it; null where following it would run something in the page instead of leading somewhere. */
export function wayTo(address: string): string | null {
  try {
    return RUNS.includes(new URL(address, 'https://page.invalid/').protocol) ? null : address;
  } catch {
    // Browsers follow no such address either.
    return address;
  }
}
