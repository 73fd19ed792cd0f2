import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MadeCertificate {
  certificateFile: string;
  keyFile: string;
  certificate: string;
}

export interface CertificateWish {
  /** Name of the files, and of the common name. */
  name: string;
  days?: number;
  kind?: 'ec' | 'rsa';
  /** Who signs it; default: itself. */
  issuer?: MadeCertificate;
}

/** Makes a certificate for `localhost` with openssl. */
export function makeCertificate(folder: string, { name, days = 30, kind = 'ec', issuer }: CertificateWish): MadeCertificate {
  const keyFile = join(folder, `${name}.key`);
  const certificateFile = join(folder, `${name}.pem`);
  const newKey = kind === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] : ['-newkey', 'rsa:2048'];
  const names = [
    '-addext',
    'subjectAltName=DNS:localhost,IP:127.0.0.1',
    '-addext',
    `basicConstraints=critical,CA:${issuer ? 'FALSE' : 'TRUE'}`,
  ];
  const signed = issuer ? ['-CA', issuer.certificateFile, '-CAkey', issuer.keyFile] : [];
  const made = [
    'req',
    '-x509',
    ...newKey,
    '-nodes',
    '-subj',
    `/CN=${name}`,
    '-days',
    String(days),
    '-keyout',
    keyFile,
    '-out',
    certificateFile,
  ];
  execFileSync('openssl', [...made, ...names, ...signed], { stdio: 'pipe' });
  return { certificateFile, keyFile, certificate: readFileSync(certificateFile, 'utf8') };
}
