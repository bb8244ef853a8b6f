import { task } from "@stowage/dsl";

export const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("db", (c) => c.image("db", "1"))
  .container("app", (c) => c.image("web", "1").dependsOn("db", "START"));
