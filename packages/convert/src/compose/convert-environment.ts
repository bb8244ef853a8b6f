import { isObject } from "@stowage/model";
import { leaveOut, pairsOf, textOf, toComplete } from "./conversion.js";
import type { Conversion, Converter } from "./conversion.js";

/** Variables and secrets. */
export const convertEnvironment: { readonly [key: string]: Converter } = {
  environment(value, conversion, path) {
    const pairs = pairsOf(value) ?? [];
    const known = new Map<string, string>();
    for (const [name, text] of pairs) {
      if (text !== undefined) known.set(name, text);
      else
        toComplete(conversion, `${path}/${name}`, `The variable ${name} comes from the shell.`, "Give its value with .env() or .secret().");
    }
    conversion.container.environment = [...known].map(([name, text]) => ({ name, value: text }));
  },
  env_file(value, conversion, path) {
    for (const [index, entry] of (Array.isArray(value) ? value : [value]).entries()) {
      const file = textOf(isObject(entry) ? entry["path"] : entry) ?? "";
      const message = `The variables of ${file} are in another file.`;
      toComplete(
        conversion,
        Array.isArray(value) ? `${path}/${index}` : path,
        message,
        "Say them with .env(), or put it into S3 and use .envFile(). `docker compose config` writes them out.",
      );
    }
  },
  secrets(value, conversion, path) {
    for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) addSecret(entry, conversion, `${path}/${index}`);
  },
  configs(_value, conversion, path) {
    leaveOut(conversion, path, "ECS mounts no configuration files.", "Put them into the image, or into a volume.");
  },
};

/**
 * Compose mounts a secret as a file; ECS gives its value in a variable. Where a variable `NAME_FILE` names the file, as official images
 * have it, the secret becomes `NAME`. Its place in the Parameter Store is our choice: `/PROJECT/SECRET`.
 */
function addSecret(entry: unknown, conversion: Conversion, path: string): void {
  const source = textOf(isObject(entry) ? entry["source"] : entry);
  if (source === undefined) return leaveOut(conversion, path, "This is no secret of Compose.", "Name one of the file's `secrets`.");
  const target = (isObject(entry) ? textOf(entry["target"]) : undefined) ?? source;
  const file = target.startsWith("/") ? target : `/run/secrets/${target}`;
  const { container, file: compose, project } = conversion;
  const declared = isObject(compose["secrets"]) ? compose["secrets"][source] : undefined;
  const own = isObject(declared) ? textOf(declared["name"]) : undefined;
  const pointing = (container.environment ?? []).find(({ name = "", value }) => value === file && name.endsWith("_FILE"));
  const name = pointing?.name?.replace(/_FILE$/, "") ?? source.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
  const valueFrom = `/${project}/${own ?? source}`;
  if (pointing !== undefined) container.environment = container.environment!.filter((variable) => variable !== pointing);
  container.secrets = [...(container.secrets ?? []), { name, valueFrom }];
  const message = `The secret "${source}" was the file ${file}; here it is the variable ${name}.`;
  toComplete(conversion, path, message, `Put its value into the Parameter Store as ${valueFrom}, and let the program read the variable.`);
}
