// Keeps V8's code for a script beside it, for the version of Node that runs this: with the functions that its warm-up calls. Used by kept-script.mjs.
// usage: node keep-code.mjs SCRIPT WARM-UP
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

const [filename = "", warmUpFile = ""] = process.argv.slice(2);
const { warmUp } = await import(pathToFileURL(warmUpFile).href);
const script = new Script(readFileSync(filename, "latin1"), { filename });
const loaded = { exports: {} };
script.runInThisContext()(loaded.exports, createRequire(filename), loaded, (specifier) => import(specifier), dirname(filename));
await warmUp(loaded.exports);
writeFileSync(filename.replace(/cjs$/, `${process.versions.v8}-${process.arch}.v8`), script.createCachedData());
