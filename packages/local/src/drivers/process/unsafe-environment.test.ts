import { expect, it } from "vitest";
import { safeEnvironment } from "./unsafe-environment.js";

it.each([
  "NODE_OPTIONS",
  "node_options",
  "LD_PRELOAD",
  "DYLD_INSERT_LIBRARIES",
  "PATH",
  "BASH_ENV",
  "PYTHONSTARTUP",
  "JAVA_TOOL_OPTIONS",
  "GIT_SSH_COMMAND",
  "A=B",
])("leaves out %s, by which a program runs other code", (name) => {
  expect(safeEnvironment({ [name]: "x", PLAIN: "y" })).toEqual({ PLAIN: "y" });
});

it.each(["PORT", "DB_URL", "NODE_ENV", "LOG_LEVEL", "AWS_REGION", "PATHS"])("keeps %s", (name) => {
  expect(safeEnvironment({ [name]: "x" })).toEqual({ [name]: "x" });
});
