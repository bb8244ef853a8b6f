// The engine that is killed: on the wall clock, over a data folder, in a process of its own. usage: node engine.mjs FOLDER
import { startLocal } from "@stowage/local";

const local = await startLocal({ data: process.argv[2], log: (message) => process.stderr.write(`${message}\n`) });
process.send?.({ url: local.url });
