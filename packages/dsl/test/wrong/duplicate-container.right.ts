import { task } from "@stowage/dsl";

export const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("db", (c) => c.image("db", "1"))
  .container("db2", (c) => c.image("db", "2"));
