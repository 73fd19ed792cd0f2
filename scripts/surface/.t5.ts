import { drawingFiles, partsIn, slotsIn } from './drawn.ts';
import { readElements } from './model.ts';

for (const e of readElements()) {
  const f = drawingFiles(e.file);
  const d = partsIn(f),
    s = slotsIn(f);
  const l = e.parts.map((x) => x.name),
    ls = e.slots.map((x) => x.name);
  console.log(
    e.tag,
    '| drawn, not listed',
    d.filter((x) => !l.includes(x)),
    '| listed, not drawn',
    l.filter((x) => !d.includes(x)),
    '| slots',
    s.filter((x) => !ls.includes(x)),
    ls.filter((x) => !s.includes(x)),
  );
}
