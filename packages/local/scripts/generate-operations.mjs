// `node packages/local/scripts/generate-operations.mjs [SERVICE …]` writes the list of a service's operations, `operations.ts`, from the files
// of its folder; without a name every service's. With `--check` it writes nothing and fails where a list differs.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const servicesFolder = fileURLToPath(new URL("../src/services/", import.meta.url));

/** The folders that hold an AWS service. */
export function serviceNames() {
  return readdirSync(servicesFolder).filter((name) => existsSync(join(servicesFolder, name, "operations.ts")));
}

/** The names of the operations that have a file in a service's folder, by file, in the order of the files. */
export function operationFiles(service) {
  const folder = join(servicesFolder, service);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.replace(/\.ts$/, ".js"))
    .sort()
    .flatMap((file) => {
      const match = /^export const (\w+): Operation</m.exec(readFileSync(join(folder, file.replace(/\.js$/, ".ts")), "utf8"));
      return match === null ? [] : [{ file, name: match[1] }];
    });
}

/** `operations.ts` with its imports and its list made anew; what else stands in it stays. */
export function operationsSource(text, files) {
  const imports = files.map(({ file, name }) => `import { ${name} } from "./${file}";\n`).join("");
  const list = files.map(({ name }) => `  ${name},\n`).join("");
  const rest = text.replaceAll(/^import \{ \w+ \} from "\.\/[^"]+";\n/gm, "");
  const [head, tail] = [rest.slice(0, rest.indexOf("\n") + 1), rest.slice(rest.indexOf("\n") + 1)];
  return `${head}${imports}${tail.replace(/(= \[)[^\]]*(\];)/, `$1\n${list}$2`)}`;
}

/** How the formatter lays a list out is its affair. */
function plain(text) {
  return text.replaceAll(/\s|,(?=\s*\])/g, "");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  const named = process.argv.slice(2).filter((argument) => argument !== "--check");
  for (const service of named.length > 0 ? named : serviceNames()) {
    const path = join(servicesFolder, service, "operations.ts");
    const before = readFileSync(path, "utf8");
    const after = operationsSource(before, operationFiles(service));
    if (!check) writeFileSync(path, after);
    else if (plain(before) !== plain(after)) {
      console.error(`${path} is not what its folder holds: run this script again without --check.`);
      process.exitCode = 1;
    }
  }
}
