import { app, task } from "@stowage/dsl";

const agent = task("agent").ec2().container("app", (c) => c.image("agent", "1").memory(64));
export const shop = app("shop", { agent }).oneOff("once", agent, (run) => run.binpack("memory"));
