/** What a file's error code means to whoever typed its name. */
const SENTENCES: Readonly<Record<string, string>> = {
  EACCES: 'is not for this account to open. Give it the right to, or name a file in a folder that is its own.',
  EPERM: 'is not for this account to change. Give it the right to, or name a file in a folder that is its own.',
  EROFS: 'stands on a disk that can only be read. Name a file elsewhere.',
  ENOENT: 'is not there. Correct its name.',
  ENOTDIR: 'stands under a name that is no folder. Correct it.',
  ENOSPC: 'has no room: the disk is full.',
};

/** A sentence for an error of the file system that names its file; undefined for every other error. */
export function fileSentence(error: unknown): string | undefined {
  const { syscall, path, code = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const sentence = syscall === undefined ? undefined : SENTENCES[code];
  return path === undefined || sentence === undefined ? undefined : `${path} ${sentence}`;
}
