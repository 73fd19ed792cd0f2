/** A verb of the page's own in the menu of every row. */
export interface RowAction {
  /** Told back when it is chosen. */
  id: string;
  /** What the menu says, in the page's language. */
  label: string;
}

/** A verb of the page's own was chosen. Whose customer it is, by id: nothing that the row shows masked. */
export interface RowActionChosen {
  id: string;
  customerId: string;
}
