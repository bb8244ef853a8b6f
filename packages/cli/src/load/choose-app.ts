import { StowageError, isObject } from "@stowage/model";

/** An ENTRY without the app that it chooses: `shop.ts#live` is the app `live` of `shop.ts`. A file of that whole name comes first. */
export function splitEntry(entry: string, exists: (path: string) => boolean): { readonly file: string; readonly app?: string } {
  const hash = entry.lastIndexOf("#");
  if (hash < 0 || exists(entry)) return { file: entry };
  return { file: entry.slice(0, hash) || ".", app: entry.slice(hash + 1) };
}

/**
 * The app of a module: the only one, or the one that is asked for. An app has the name of its export; one in an exported object, such as
 * `stages()` gives, has that of its key too: `export const shop = stages(["test", "live"], …)` has `shop.test` and `shop.live`.
 *
 * @throws {StowageError} `input-several-apps` if none is asked for and there are several; `input-unknown-app` if there is none of that name.
 */
export function chooseApp<A>(
  exported: { readonly [name: string]: unknown },
  isApp: (value: unknown) => value is A,
  wanted: string | undefined,
  name: string,
): A | undefined {
  const apps = appsOf(exported, isApp);
  const names = [...apps.keys()].join(", ");
  if (wanted !== undefined) {
    const chosen = apps.get(wanted);
    if (chosen !== undefined) return chosen;
    throw new StowageError("input-unknown-app", `${name} has no app "${wanted}".`, {
      hint: names === "" ? "Export what `app(…)` of @stowage/dsl gives." : `Its apps are: ${names}.`,
    });
  }
  const [[first, app] = [], ...others] = apps;
  if (others.length === 0) return app;
  throw new StowageError("input-several-apps", `${name} has ${apps.size} apps: ${names}.`, { hint: `Choose one: ${name}#${first}.` });
}

function appsOf<A>(exported: { readonly [name: string]: unknown }, isApp: (value: unknown) => value is A): Map<string, A> {
  const found = Object.entries(exported).flatMap(([name, value]): [string, A][] => {
    if (isApp(value)) return [[name, value]];
    if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return [];
    const prefix = name === "default" ? "" : `${name}.`;
    return Object.entries(value).flatMap(([key, inner]): [string, A][] => (isApp(inner) ? [[`${prefix}${key}`, inner]] : []));
  });
  // An app that is exported twice is one app, by its first name.
  return new Map(found.filter(([, app], index) => found.findIndex(([, other]) => other === app) === index));
}
