/** What a host has sent, before anything is known of it: dictionary → locale → words. */
export type LooseWording = Readonly<Record<string, Readonly<Record<string, object | undefined>> | undefined>>;

/** A sentence in a template: `{1}` stands for the first thing it names, `{title}` for what is called so in it. */
export type Template = string;

/**
 * As many words of a dictionary as one likes, by the same keys. A sentence that names something is a function with the same arguments, or a
 * template with places.
 */
export type Reworded<Words> = Words extends (...named: infer Named) => infer Said
  ? ((...named: Named) => Said) | Template
  : Words extends string
    ? string
    : Words extends readonly unknown[]
      ? { readonly [Place in keyof Words]: Reworded<Words[Place]> }
      : { readonly [Key in keyof Words]?: Reworded<NonNullable<Words[Key]>> };
