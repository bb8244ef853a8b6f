#!/usr/bin/env node
// The environment is set before anything is loaded: the AWS SDK prints a notice about Node versions while it is imported.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
if (!process.argv.includes("--debug")) process.removeAllListeners("warning");
const { main } = require("../bundle/main.cjs");
main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
