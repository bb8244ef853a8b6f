// Bundles what is published with the rules and the model that it needs: loading some four hundred files one by one takes longer than compiling
// a hundred services does. In the workspace the package is its `dist`; a tarball's entry point is the bundle (`publishConfig`), and bundlers are
// led to `dist` by the condition "module".
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeEntryPoints, writeScript } from "../../../scripts/bundle/kept-script.mjs";

const home = fileURLToPath(new URL("..", import.meta.url));

await rm(`${home}bundle`, { recursive: true, force: true });
await mkdir(`${home}bundle`);
await writeScript({ build, home, name: "dsl", contents: 'export * from "./dist/index.js";', warmUp: `${home}scripts/warm-up.mjs` });
const names = Object.keys(await import("../dist/index.js")).sort();
await writeEntryPoints(home, "dsl", names);
