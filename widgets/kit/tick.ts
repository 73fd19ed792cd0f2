/** Space on a cell that has no button of its own ticks the box of its row. */
export function tickByKey(event: KeyboardEvent): void {
  const cell = event.target as Element;
  if (event.key !== ' ' || !cell.matches('tbody th, tbody td')) return;
  const box = cell.parentElement?.querySelector<HTMLInputElement>('.check input');
  if (!box) return;
  event.preventDefault();
  box.click();
}
