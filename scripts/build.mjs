// `npm run build`: installs and builds everything. Afterwards node_modules/.bin/stowage is the command line.
import { install } from "./install.mjs";
import { turbo } from "./turbo.mjs";

process.exitCode = (await install()) || (await turbo(["build"]));
