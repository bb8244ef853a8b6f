import { task } from "@stowage/dsl";

export const both = task("both")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web").essential(true).raw({ portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }] }))
  .raw({ requiresCompatibilities: ["EC2", "FARGATE"] });
