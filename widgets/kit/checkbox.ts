import { css, html, nothing, type TemplateResult } from 'lit';

export interface CheckboxParts {
  /** What is ticked. */
  label: unknown;
  /** For screen readers alone, where rows and columns around it say the rest. */
  isLabelUnseen?: boolean;
  isChecked: boolean;
  /** Some of what it stands for is ticked, some not. */
  isMixed?: boolean;
  isDisabled?: boolean;
  /** Shown on hover and focus. */
  hint?: string | undefined;
  /** True in a grid, which moves the focus itself. */
  isInGrid?: boolean;
  /** `isRange`: Shift was held, everything from the last one ticked up to this one is meant. */
  onChange: (isChecked: boolean, isRange: boolean) => void;
}

/** A native checkbox in the accent colour with room for a finger. What it shows is what it was told, not what was pressed. */
export function checkbox(parts: CheckboxParts): TemplateResult {
  const press = (event: MouseEvent): void => {
    const box = event.target as HTMLInputElement;
    parts.onChange(box.checked, event.shiftKey);
    // A refused change is taken back; an accepted one is drawn anew.
    queueMicrotask(() => {
      box.checked = box.dataset.checked === 'true';
    });
  };
  return html`<label class="check ${parts.isDisabled ? 'disabled' : ''}" part="checkbox" data-hint=${parts.hint ?? nothing}>
    <input
      type="checkbox"
      tabindex=${parts.isInGrid ? -1 : 0}
      .checked=${parts.isChecked}
      .indeterminate=${parts.isMixed ?? false}
      data-checked=${parts.isChecked}
      ?disabled=${parts.isDisabled}
      @click=${press}
    />
    <span class=${parts.isLabelUnseen ? 'unseen' : 'check-label'}>${parts.label}</span>
  </label>`;
}

export const checkboxStyles = css`
  .check {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: var(--_target);
    min-block-size: var(--_target);
    cursor: pointer;
  }
  .check input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: var(--_space-1);
    accent-color: var(--_accent);
    cursor: inherit;
  }
  .check.disabled {
    color: var(--_text-tertiary);
    cursor: default;
  }
  .check-label {
    min-inline-size: 0;
  }
  @media (pointer: coarse) {
    .check input {
      inline-size: 20px;
      block-size: 20px;
      margin: var(--_space-3);
    }
  }
`;
