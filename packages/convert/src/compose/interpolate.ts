/** A text with its variables filled in, and the names of those that have no value. */
export interface Interpolated {
  readonly text: string;
  readonly unset: readonly string[];
}

/**
 * Fills in `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}`, `${NAME+other}`, `${NAME:?message}` and
 * `${NAME?message}` as Compose does; `$$` is a dollar sign. A variable without a value and a default stays as it is written.
 */
export function interpolate(text: string, variables: Readonly<Record<string, string>>): Interpolated {
  const unset: string[] = [];
  const filled = text.replaceAll(
    /\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-+?])((?:[^{}]|\{[^{}]*\})*))?\}|([A-Za-z_]\w*))/g,
    (whole: string, braced: string | undefined, operator: string | undefined, rest: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare;
      if (name === undefined) return "$";
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      const given = value !== undefined && !(operator?.startsWith(":") === true && value === "");
      const nested = (): string => {
        const inner = interpolate(rest ?? "", variables);
        unset.push(...inner.unset);
        return inner.text;
      };
      if (operator?.endsWith("+") === true) return given ? nested() : "";
      if (given) return value;
      if (operator?.endsWith("-") === true) return nested();
      unset.push(name);
      return whole;
    },
  );
  return { text: filled, unset };
}
