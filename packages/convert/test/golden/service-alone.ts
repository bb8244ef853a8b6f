// To be completed:
// - The task definition "web" is named here, and not held. Import it too, and put it in the place of the one below that bears its name.

import { app, task } from "@stowage/dsl";

// To be completed: this stands for a task definition that the input names and does not hold.
const web = task("web").container("nginx", (c) => c);

export const webApp = app("web", { web })
  .cluster("main", { existing: true })
  .namespace("shop.local", { existing: true })
  .configure({
    web: (s) =>
      s
        .loadBalancer({
          targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1",
          port: 80,
          container: "nginx",
        })
        .desired(2)
        .raw({
          taskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7",
          serviceConnectConfiguration: { enabled: true, namespace: "shop.local" },
        }),
  });
