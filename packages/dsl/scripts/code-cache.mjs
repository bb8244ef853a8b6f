// Keeps V8's code for the bundle beside it, for the version of Node that runs this: with the functions that a compilation calls. Used by bundle.mjs.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { warmUp } from "./warm-up.mjs";

const filename = fileURLToPath(new URL("../bundle/dsl.cjs", import.meta.url));
const script = new Script(readFileSync(filename, "latin1"), { filename });
const loaded = { exports: {} };
script.runInThisContext()(loaded.exports, process.getBuiltinModule, loaded);
warmUp(loaded.exports);
writeFileSync(new URL(`../bundle/${process.versions.v8}-${process.arch}.v8`, import.meta.url), script.createCachedData());
