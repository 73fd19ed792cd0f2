import { css } from 'lit';
import { checkboxStyles } from '../../kit/checkbox.ts';
import { codeFieldStyles } from '../../kit/code-field.ts';
import { dialogStyles } from '../../kit/dialog.ts';
import { menuStyles } from '../../kit/menu.ts';
import { resultStyles } from '../../kit/toast.ts';

const own = css`
  .dialog h3 {
    margin: var(--_space-4) 0 var(--_space-2);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-row);
  }
  .dialog .about {
    margin: 0 0 var(--_space-3);
    overflow-wrap: anywhere;
  }
  .verdict {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
  }
  .verdict .icon-art {
    margin-block-start: 2px;
    color: var(--_success);
  }
  .verdict.failed .icon-art {
    color: var(--_danger);
  }
  .blocks,
  .notes {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    margin: 0;
    padding-inline-start: var(--_space-5);
    line-height: 22px;
    list-style: disc;
    overflow-wrap: anywhere;
  }
  .blocks ::marker,
  .notes ::marker {
    color: var(--_text-tertiary);
  }
  .accept,
  .reason {
    margin-block-start: var(--_space-4);
  }
  .reason {
    max-inline-size: 320px;
  }
  .dialog .demand {
    margin: var(--_space-1) 0 0;
    color: var(--_danger);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .resend {
    margin-block-start: var(--_space-2);
  }
`;

export const laterStyles = [dialogStyles, checkboxStyles, codeFieldStyles, menuStyles, resultStyles, own];
