import { css } from 'lit';
import { checkboxStyles } from '../../kit/checkbox.ts';
import { codeFieldStyles } from '../../kit/code-field.ts';
import { dialogStyles } from '../../kit/dialog.ts';
import { menuStyles } from '../../kit/menu.ts';
import { resultStyles } from '../../kit/toast.ts';

const own = css`
  .dialog h3 {
    margin: 16px 0 8px;
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
  }
  .dialog .about {
    margin: 0 0 12px;
    overflow-wrap: anywhere;
  }
  .verdict {
    display: flex;
    align-items: flex-start;
    gap: 8px;
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
    gap: 8px;
    margin: 0;
    padding-inline-start: 24px;
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
    margin-block-start: 16px;
  }
  .reason {
    max-inline-size: 320px;
  }
  .dialog .demand {
    margin: 4px 0 0;
    color: var(--_danger);
    font-size: 12px;
    line-height: 20px;
  }
  .resend {
    margin-block-start: 8px;
  }
`;

export const laterStyles = [dialogStyles, checkboxStyles, codeFieldStyles, menuStyles, resultStyles, own];
