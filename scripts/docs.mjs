// `npm run docs`: builds the API reference into docs/api/out.
import { install } from "./install.mjs";
import { turbo } from "./turbo.mjs";

process.exitCode = (await install()) || (await turbo(["docs"]));
