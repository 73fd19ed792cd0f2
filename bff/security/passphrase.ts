import { CompactEncrypt, compactDecrypt } from 'jose';
import { toBytes } from './bytes.ts';

/** Shorter ones can be tried out. */
export const PASSPHRASE_MINIMUM = 12;

const ALGORITHM = 'PBES2-HS512+A256KW';
const ENCRYPTION = 'A256GCM';
/** OWASP Password Storage Cheat Sheet, PBKDF2 with HMAC-SHA-512: at least 210,000. */
const ROUNDS = 310_000;
/** A file that asks for more would only keep this machine busy. */
const ROUNDS_MAXIMUM = 5_000_000;
const TYPE = 'partner-widgets-keys+jwe';

/** Seals a text with a passphrase: a compact JWE (RFC 7516; PBES2, RFC 7518 §4.8), which other tools open as well. */
export function sealWithPassphrase(text: string, passphrase: string): Promise<string> {
  return new CompactEncrypt(toBytes(text))
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, typ: TYPE })
    .setKeyManagementParameters({ p2c: ROUNDS })
    .encrypt(toBytes(passphrase.normalize('NFC')));
}

/** Null where the passphrase is another, or the text was changed or is no such text. */
export async function openWithPassphrase(sealed: string, passphrase: string): Promise<string | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed.trim(), toBytes(passphrase.normalize('NFC')), {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
      maxPBES2Count: ROUNDS_MAXIMUM,
    });
    return protectedHeader.typ === TYPE ? new TextDecoder().decode(plaintext) : null;
  } catch {
    return null;
  }
}
