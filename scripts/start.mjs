// `npm start`: installs, builds, then hands over to the storefront, which runs on an engine of its own.
import { join } from "node:path";
import { install } from "./install.mjs";
import { run } from "./process.mjs";
import { root } from "./root.mjs";
import { turbo } from "./turbo.mjs";

const prepared = (await install()) || (await turbo(["build"], ["--filter=storefront..."]));
process.exitCode = prepared || (await run(process.execPath, [join(root, "apps/storefront/dist/start.js"), ...process.argv.slice(2)]));
