import { task } from "@stowage/dsl";

export const web = task("web").ec2().container("app", (c) => c.image("web", "1").memory(64).linuxParameters({ maxSwap: 64 }));
