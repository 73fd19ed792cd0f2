import { type Hex, readColour } from './colour.ts';
import { type Palette, ROLES, type Role, type Scheme } from './scale.ts';
import { KIT_THEME, type Theme, themeOf } from './theme.ts';
import { ROW_HEIGHTS } from './write.ts';

/** Where portals built on a known library keep their brand colour. */
const BRANDS = /--(?:el-color-primary|ant-color-primary)\s*:\s*([^;}]+)/;

/**
 * What was pasted: a theme this page gave out, in any of its formats, or a portal's own style sheet with a brand colour in it
 * (`--el-color-primary`, `--ant-color-primary`), or just a colour. Null where it is none of them.
 */
export function readTheme(text: string): Theme | null {
  const brand = readColour(text);
  if (brand) return themeOf(brand);
  const json = parse(text);
  if (json) return fromJson(json) ?? fromDtcg(json);
  return fromCss(text) ?? fromPortal(text);
}

type Json = Readonly<Record<string, unknown>>;

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** A palette of which every role is a colour. */
function paletteOf(read: (role: Role) => unknown): Palette | null {
  const colours = ROLES.map((role) => [role, readColour(String(read(role) ?? ''))] as const);
  if (colours.some(([, colour]) => colour === null)) return null;
  return Object.fromEntries(colours) as Record<Role, Hex>;
}

interface Knobs {
  radius: unknown;
  panelRadius: unknown;
  font: unknown;
  isCompact: boolean;
}

function assemble(
  brand: unknown,
  light: Palette | null,
  dark: Palette | null,
  { radius, panelRadius, font, isCompact }: Knobs,
): Theme | null {
  if (!light || !dark) return null;
  const pixels = (value: unknown, otherwise: number): number => (Number.isFinite(Number(value ?? Number.NaN)) ? Number(value) : otherwise);
  return {
    brand: readColour(String(brand ?? '')) ?? light.accent,
    light,
    dark,
    radius: pixels(radius, KIT_THEME.radius),
    panelRadius: pixels(panelRadius, KIT_THEME.panelRadius),
    font: typeof font === 'string' ? font.trim() : '',
    density: isCompact ? 'compact' : 'comfortable',
  };
}

function fromJson(json: Json): Theme | null {
  const palette = (scheme: Scheme) => paletteOf((role) => (json[scheme] as Json | undefined)?.[role]);
  const { radius, panelRadius, font, density } = json;
  return assemble(json.brand, palette('light'), palette('dark'), { radius, panelRadius, font, isCompact: density === 'compact' });
}

function fromDtcg(json: Json): Theme | null {
  const value = (token: unknown) => (token as Json | undefined)?.$value as Json | string | undefined;
  const hex = (token: unknown) => (value(token) as Json | undefined)?.hex;
  const size = (name: string) => (value(json[name]) as Json | undefined)?.value;
  const palette = (scheme: Scheme) => paletteOf((role) => hex((json[scheme] as Json | undefined)?.[role]));
  return assemble(hex(json.brand), palette('light'), palette('dark'), {
    radius: size('radius'),
    panelRadius: size('radius-panel'),
    font: value(json.font),
    isCompact: size('row-block-size') === ROW_HEIGHTS.compact,
  });
}

function fromCss(css: string): Theme | null {
  const value = (name: string) => new RegExp(`--partner-${name}\\s*:\\s*([^;}]+)`).exec(css)?.[1]?.trim();
  const pair = (role: Role) => /^light-dark\(\s*(.+?)\s*,\s*(.+?)\s*\)$/.exec(value(role) ?? '');
  const size = (name: string) => value(name)?.replace(/px$/, '');
  return assemble(
    /Brand colour:\s*(\S+)/.exec(css)?.[1],
    paletteOf((role) => pair(role)?.[1]),
    paletteOf((role) => pair(role)?.[2]),
    {
      radius: size('radius'),
      panelRadius: size('radius-panel'),
      font: value('font'),
      isCompact: size('row-block-size') === String(ROW_HEIGHTS.compact),
    },
  );
}

function fromPortal(css: string): Theme | null {
  const brand = readColour(BRANDS.exec(css)?.[1] ?? '');
  return brand ? themeOf(brand) : null;
}
