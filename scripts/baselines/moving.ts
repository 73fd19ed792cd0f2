/** What moves by itself while a picture is taken, and is covered in it. */
export const MOVING: readonly { selector: string; why: string }[] = [
  { selector: '.reveal-ring, .ring', why: 'A ring that empties until a revealed value hides again.' },
];
