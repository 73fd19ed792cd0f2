import type { DisclosureAct } from '../../shared/values/lists.ts';

/** `13812341234`, `+8613812341234`: a number as telephones dial it; the international `00` is a plus. */
function dialled(mobile: string): string {
  const digits = mobile.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  return digits.replace(/^00/, '+');
}

/** The address that hands a value to the machine's telephone or mail program. */
export function addressFor(act: Exclude<DisclosureAct, 'copy'>, value: string): string {
  return act === 'call' ? `tel:${dialled(value)}` : `mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`;
}

/** Goes to an address of another program; it enters neither the page nor its history. */
export function follow(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.click();
}

/**
 * Puts a value that is still to come on the clipboard; a value that does not come leaves the clipboard as it was. The browser is
 * asked at once, since some allow it only in the moment of the press. Resolves to false where it did not allow it.
 */
export async function copyWhenThere(value: Promise<string | null>): Promise<boolean> {
  const { clipboard } = navigator;
  if (!clipboard) return false;
  try {
    if (typeof ClipboardItem === 'undefined') {
      const text = await value;
      if (text !== null) await clipboard.writeText(text);
    } else {
      const blob = value.then((text) => {
        if (text === null) throw new Error('Nothing came.');
        return new Blob([text], { type: 'text/plain' });
      });
      // A browser that refuses at once never looks at it.
      blob.catch(() => {});
      await clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    }
    return true;
  } catch {
    return false;
  }
}
